import type { TemplateSet } from './template-definition.ts'

const footer = 'तक्रार अधिकारी: karan@callmissed.com'

export const mr: TemplateSet = {
  data_deletion_forwarded: {
    body: 'हे CallMissed आहे. {{1}} यांनी आम्हाला सांगितले की तुम्हाला तुमचा डेटा डिलीट करायचा आहे. तुम्ही सांगितल्याशिवाय काहीही डिलीट होणार नाही: काय ठेवले आहे ते पाहण्यासाठी “पुढे जा” दाबा.\nहे तुम्ही सांगितले नसेल तर “मी नाही सांगितले” दाबा.',
    examples: ['Rangoli Sarees'],
    footer,
    buttons: ['पुढे जा', 'मी नाही सांगितले'],
  },
  data_deletion_finished: {
    body: 'हे CallMissed आहे. तुमचा डेटा डिलीट करण्याचे काम, केस {{1}}, पूर्ण झाले. काय डिलीट झाले आणि कायद्यामुळे काय राहील ते येथे आहे: {{2}}\nकाही चुकीचे वाटते? या चॅटमध्ये लिहा: तक्रार',
    examples: ['CM-7K3F-9QXD', 'https://deletion.callmissed.com/receipts/6f1c'],
    footer,
  },
  data_deletion_delayed: {
    body: 'हे CallMissed आहे. तुमचा डेटा डिलीट करायला, केस {{1}}, जास्त वेळ लागत आहे: एक व्यक्ती ते पाहत आहे. तोपर्यंत आम्ही तुमचा डेटा वापरत नाही. हे उशिरात उशिरा {{2}} पर्यंत होईल.',
    examples: ['CM-7K3F-9QXD', '23 डिसेंबर 2026'],
    footer,
  },
  data_deletion_objected: {
    body: 'हे CallMissed आहे, तुमच्या केस {{1}} बद्दल. {{2}} यांना तुमचा डेटा ठेवायचा आहे. कारण: {{3}}. आमचे प्रायव्हसी अधिकारी {{4}} पर्यंत निर्णय घेतील आणि आम्ही तुम्हाला लिहू. तोपर्यंत आम्ही तुमचा डेटा वापरत नाही.',
    examples: ['CM-7K3F-9QXD', 'Rangoli Sarees', 'एक बिल बाकी आहे', '26 नोव्हेंबर 2026'],
    footer,
  },
  data_deletion_objection_decided: {
    body: 'हे CallMissed आहे. तुमच्या केस {{1}} वरील हरकतीचा निर्णय झाला आहे. या चॅटमध्ये STATUS लिहा, पुढे काय होईल ते आम्ही सांगू.',
    examples: ['CM-7K3F-9QXD'],
    footer,
  },
}
