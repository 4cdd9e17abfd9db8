import type { Phrasings } from './phrasings.ts'

export const te: Phrasings = {
  delete: `నా డేటా డిలీట్ చేయండి | నా డేటాను తొలగించండి | నా నంబర్ తీసేయండి | నా సమాచారం అంతా తొలగించండి | నా మెసేజ్‌లు డిలీట్ చేయండి | డిలీట్ | డిలీట్ చేయండి | నా చాట్ డిలీట్ చేయి
    | దయచేసి నా డేటా డిలీట్ చేయండి | నన్ను మర్చిపోండి | వెంటనే నా డేటా డిలీట్ చేయండి లేకపోతే ఫిర్యాదు చేస్తాను | నా డేటా డిలీట్ చేయాలి | మెసేజ్‌లు వద్దు నా డేటా డిలీట్ చేయండి
    | na data delete cheyandi | naa data delete cheyyandi | na number theeseyandi | naa data tholaginchandi | na chat mottam delete chey | anna na data delete cheyandi
    | na data delet cheyandi sir | naa messages anni delete cheyandi | delete cheyandi | na data ni delete cheyandi | na vivaralu delete cheyandi`,
  'stop-ads': `ఆపండి | ప్రకటనలు ఆపండి | మెసేజ్‌లు పంపకండి | ఆఫర్లు వద్దు | aapandi | messages pampakandi | offers vaddu | phone cheyakandi | నాకు ఫోన్ చేయవద్దు`,
  keep: `డేటా ఉండనివ్వండి | నా డేటా ఉండనివ్వండి | na data undanivvandi`,
  denied: `ఇది నేను చేయలేదు`,
  status: `డిలీట్ అయిందా? | నా డేటా డిలీట్ అయిపోయిందా | ఇంకా డిలీట్ కాలేదు | ఎప్పుడు డిలీట్ అవుతుంది | na data delete ayinda | delete chesara | స్టేటస్ | na data poyinda`,
  negated: `నా డేటా డిలీట్ చేయవద్దు | డిలీట్ చేయకండి | నా డేటా తొలగించవద్దు | డిలీట్ వద్దు | na data delete cheyyoddu | delete cheyakandi | naa data delete cheyavaddu | na number theeseyoddu`,
  'somebody-else': `మా అమ్మ డేటా డిలీట్ చేయండి | nanna data delete cheyandi | నా కొడుకు నంబర్ తీసేయండి | na bhartha data delete cheyandi | మా నాన్న చనిపోయారు ఆయన డేటా డిలీట్ చేయండి
    | నేను వారసుడిని, డేటా డిలీట్ చేయండి | nenu nominee, data delete cheyandi | నేను సంరక్షకుడిని, డేటా డిలీట్ చేయండి | కీర్తిశేషులు రమేష్ కుమార్ డేటా డిలీట్ చేయండి`,
  'get-back': `నా డేటా తిరిగి కావాలి | పొరపాటున డిలీట్ అయింది తిరిగి ఇవ్వండి | na data thirigi kavali`,
  elsewhere: `ఫేస్‌బుక్ ఖాతా డిలీట్ చేయండి | ఆర్డర్ రద్దు చేయండి | na order cancel cheyandi`,
  account: `నా callmissed ఖాతా డిలీట్ చేయండి`,
  show: `నా డేటా ఏముంది | నా డేటా చూపించండి | na data em undi | ఏ సమాచారం ఉంది మీ దగ్గర`,
  'who-looked': `నా కేసు ఎవరు చూశారు? | నా చాట్ ఎవరు చదివారు | ఎవరు నా కేసు చూశారు | naa case evaru chusaru`,
  person: `ఒకరితో మాట్లాడాలి | manishitho matladali | కస్టమర్ కేర్`,
  complain: `ఫిర్యాదు | ఫిర్యాదు చేయాలి | firyadu`,
  help: `సహాయం | ఇది ఏమిటి | మీరు ఎవరు | sahayam kavali | డిలీట్ చేస్తే ఏమవుతుంది?`,
  language: `భాష | తెలుగు | తెలుగులో మాట్లాడండి | telugu | telugu lo`,
  yes: `అవును | సరే | avunu | అవును, డిలీట్ చేయండి`,
  no: `వద్దు | కాదు | vaddu | వద్దు, ఉండనివ్వండి`,
  greeting: `నమస్కారం | namaskaram`,
  thanks: `ధన్యవాదాలు | dhanyavadalu`,
  none: `నా ఆర్డర్ ఎప్పుడు వస్తుంది | షాపు ఎప్పుడు తెరుస్తారు | చీర ధర ఎంత అండి చెప్పండి`,
}
