import type { Phrasings } from './phrasings.ts'

export const ta: Phrasings = {
  delete: `ரொம்ப காலமாகிவிட்டது, என் டேட்டாவை டெலிட் செய்யுங்கள்
     | என் டேட்டாவை டெலிட் செய்யுங்கள் | என் டேட்டாவை அழிக்கவும் | என்னோட டேட்டாவ டெலிட் பண்ணுங்க | என் நம்பரை நீக்குங்கள் | என் தகவல்களை அழித்துவிடுங்கள் | டெலிட் | டெலிட் பண்ணுங்க
    | எல்லாத்தையும் டெலிட் பண்ணுங்க | தயவு செய்து என் டேட்டாவை டெலிட் செய்யவும் | என் சாட்டை டெலிட் செய் | என்னை மறந்துவிடுங்கள் | உடனே என் டேட்டாவை அழிங்க இல்லைன்னா புகார் கொடுப்பேன்
    | en data-va azhichidu | en datava delete pannunga | en data delete panunga pls | ennoda data delete pannidunga | en number ah neekkunga | enoda message ellam delete pannunga
    | anna en data delete pannunga | en data azhichidunga | delete pannunga | en data va delet pannu | மெசேஜ் அனுப்ப வேண்டாம் என் டேட்டாவை டெலிட் செய்யுங்கள் | என் டேட்டாவை டெலிட் செய்ய வேண்டும்`,
  'stop-ads': `நிறுத்துங்கள் | விளம்பரம் வேண்டாம் | மெசேஜ் அனுப்பாதீங்க | ஆஃபர் வேண்டாம் | niruthunga | message anuppadheenga | offer vendam | call pannadheenga | தொந்தரவு செய்யாதீர்கள்`,
  keep: `டேட்டா இருக்கட்டும் | என் டேட்டா இருக்கட்டும் | en data irukkattum`,
  denied: `நான் செய்யவில்லை`,
  status: `ரொம்ப காலமாகிவிட்டது, இன்னும் டெலிட் ஆகவில்லை
     | டெலிட் ஆகிவிட்டதா? | என் டேட்டா டெலிட் ஆச்சா | இன்னும் டெலிட் ஆகவில்லை | எப்போது டெலிட் ஆகும் | en data delete ayiducha | delete pannitingala | ஸ்டேட்டஸ் | en data pocha`,
  negated: `என் டேட்டாவை டெலிட் செய்ய வேண்டாம் | டெலிட் பண்ணாதீங்க | என் டேட்டாவை அழிக்காதீர்கள் | டெலிட் வேண்டாம் | en data delete panna vendam | delete pannadheenga | azhikkadheenga en datava | delete pannathinga`,
  'somebody-else': `அவர் காலமானார், டேட்டாவை டெலிட் செய்யுங்கள்
     | என் அம்மாவின் டேட்டாவை டெலிட் செய்யுங்கள் | appavoda data delete pannunga | என் மகனின் நம்பரை நீக்குங்கள் | en thambiyoda data delete pannunga | என் அப்பா இறந்துவிட்டார் அவர் டேட்டாவை டெலிட் செய்யுங்கள்
    | நான் வாரிசு, டேட்டாவை டெலிட் செய்யுங்கள் | naan nominee, data delete pannunga | நான் பாதுகாவலர், டேட்டாவை டெலிட் செய்யுங்கள் | மறைந்த திரு ரமேஷ் குமாரின் டேட்டாவை டெலிட் செய்யுங்கள்`,
  'get-back': `என் டேட்டா திரும்ப வேண்டும் | தவறுதலாக டெலிட் ஆகிவிட்டது திருப்பி கொடுங்கள் | en data thirumba venum`,
  elsewhere: `ஃபேஸ்புக் கணக்கை டெலிட் செய்யுங்கள் | ஆர்டரை ரத்து செய்யுங்கள் | en order cancel pannunga`,
  account: `என் callmissed கணக்கை டெலிட் செய்யுங்கள்`,
  show: `என்ன டேட்டா வைத்துள்ளீர்கள் | என் டேட்டாவைக் காட்டு | enna data irukku en kitta | என்னென்ன தகவல் வைத்திருக்கிறீர்கள்`,
  person: `ஒருவரிடம் பேச வேண்டும் | yaarkittayavadhu pesanum | கஸ்டமர் கேர்`,
  complain: `புகார் | புகார் கொடுக்க வேண்டும் | pugar`,
  help: `உதவி | இது என்ன | நீங்கள் யார் | puriyala | டெலிட் செய்தால் என்ன ஆகும்?`,
  'who-looked': `என் கேஸை யார் பார்த்தார்கள்? | என் டேட்டாவை யாரெல்லாம் பார்த்தார்கள் | en case yaaru paarthanga | en chat yaar padichanga`,
  language: `மொழி | தமிழ் | தமிழில் பேசுங்கள் | tamil | tamil la pesunga`,
  yes: `ஆம் | சரி | aama | ஆம், டெலிட் செய்`,
  no: `இல்லை | வேண்டாம் | வேண்டாம், இருக்கட்டும் | venam`,
  greeting: `வணக்கம் | vanakkam`,
  thanks: `நன்றி | romba nandri`,
  none: `என் ஆர்டர் எப்போது வரும் | கடை எப்போது திறக்கும் | புடவை விலை என்ன சார் சொல்லுங்க`,
}
