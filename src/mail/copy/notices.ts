import type { Language } from '../../flows/language.ts'

export interface NoticeCopy {
  /** {reference} */
  subject: string
  hello: string
  /** {reference}, {day}, {deadline} */
  entered: string
  undo: string
  'taken-back': string
  /** {deadline} */
  delayed: string
  completed: string
  partial: string
  /** {proof} */
  proof: string
  /** {backups} */
  backups: string
  footer: string
}

const en: NoticeCopy = {
  subject: 'Your case {reference} at CallMissed',
  hello: 'Hello, this is CallMissed.',
  entered:
    'You asked us to delete your data, and we spoke about it. We have stopped using it. It is erased on {day}, at the latest by {deadline}. Your case: {reference}.',
  undo: 'Changed your mind, or it was not you? Write to us on WhatsApp from the number before that day, or answer this e-mail with: TALK TO A PERSON.',
  'taken-back': 'The deletion is taken back. Your data stays as it was.',
  delayed: 'The deletion takes longer: a person has to look at it first. You will hear from us, at the latest by {deadline}.',
  completed: 'Your data is erased. We checked: nothing is left but what a law makes us keep, and the proof says until when.',
  partial: 'Your data is erased, but for a part that we could not reach yet. We go on with it and write to you again.',
  proof: 'Proof: {proof}',
  backups:
    'Encrypted backup copies go by {backups}. WhatsApp (Meta) may hold messages up to 30 days. The businesses may have their own copy; we told them. What is on your phone stays.',
  footer: 'Not right? Answer this e-mail with: COMPLAINT.\nGrievance Officer: karan@callmissed.com',
}

const hi: NoticeCopy = {
  subject: 'CallMissed में आपका केस {reference}',
  hello: 'नमस्ते, यह CallMissed है।',
  entered:
    'आपने अपना डेटा डिलीट करने को कहा था, और हमारी इस पर बात हुई थी। हमने उसका इस्तेमाल बंद कर दिया है। वह {day} को डिलीट होगा, देर से देर {deadline} तक। आपका केस नंबर: {reference}।',
  undo: 'मन बदल गया, या यह आपने नहीं कहा था? उस दिन से पहले उसी नंबर से WhatsApp पर लिखें, या इस ई-मेल के जवाब में लिखें: किसी से बात करनी है।',
  'taken-back': 'डिलीट करना वापस ले लिया गया है। आपका डेटा जैसा था वैसा ही है।',
  delayed: 'डिलीट होने में देर लगेगी: पहले किसी को इसे देखना है। देर से देर {deadline} तक हम आपको लिखेंगे।',
  completed: 'आपका डेटा डिलीट हो गया। हमने जाँचा: क़ानून जो रखवाता है उसके सिवा कुछ नहीं बचा। कब तक रहेगा, यह सबूत में लिखा है।',
  partial: 'आपका डेटा डिलीट हो गया है, पर एक हिस्से तक हम अभी नहीं पहुँचे। हम उस पर लगे हैं और फिर लिखेंगे।',
  proof: 'सबूत: {proof}',
  backups:
    'बैकअप की बंद कॉपी {backups} तक हटेगी। WhatsApp (Meta) 30 दिन तक मैसेज रख सकता है। दुकानों के पास अपनी कॉपी हो सकती है; हमने उन्हें बता दिया है। आपके फ़ोन पर जो है वह रहेगा।',
  footer: 'कुछ ग़लत लगे? इस ई-मेल के जवाब में लिखें: शिकायत।\nGrievance Officer: karan@callmissed.com',
}

const mr: NoticeCopy = {
  subject: 'CallMissed मधील तुमची केस {reference}',
  hello: 'नमस्कार, हे CallMissed आहे.',
  entered:
    'तुम्ही तुमचा डेटा डिलीट करायला सांगितला होता, आणि त्याबद्दल आपले बोलणे झाले. आम्ही त्याचा वापर थांबवला आहे. तो {day} रोजी डिलीट होईल, उशिरात उशिरा {deadline} पर्यंत. तुमचा केस नंबर: {reference}.',
  undo: 'मन बदलले, किंवा हे तुम्ही सांगितले नव्हते? त्या दिवसाआधी त्याच नंबरवरून WhatsApp वर लिहा, किंवा या ई-मेलला उत्तर म्हणून लिहा: माणसाशी बोलायचं आहे.',
  'taken-back': 'डिलीट करणे मागे घेतले आहे. तुमचा डेटा होता तसाच आहे.',
  delayed: 'डिलीट व्हायला उशीर होईल: आधी कोणीतरी ते पाहायला हवे. उशिरात उशिरा {deadline} पर्यंत आम्ही तुम्हाला लिहू.',
  completed: 'तुमचा डेटा डिलीट झाला. आम्ही तपासले: कायद्याने ठेवावा लागतो तेवढाच उरला आहे, आणि तो कधीपर्यंत ते पुराव्यात लिहिले आहे.',
  partial: 'तुमचा डेटा डिलीट झाला आहे, पण एका भागापर्यंत आम्ही अजून पोहोचलो नाही. आम्ही त्यावर काम करत आहोत आणि पुन्हा लिहू.',
  proof: 'पुरावा: {proof}',
  backups:
    'बॅकअपच्या बंद प्रती {backups} पर्यंत जातील. WhatsApp (Meta) 30 दिवसांपर्यंत मेसेज ठेवू शकते. दुकानांकडे स्वतःची प्रत असू शकते; आम्ही त्यांना कळवले आहे. तुमच्या फोनवर आहे ते राहील.',
  footer: 'काही चुकले? या ई-मेलला उत्तर म्हणून लिहा: तक्रार.\nGrievance Officer: karan@callmissed.com',
}

/** Languages without words of their own are written to in English. */
export const notices: Partial<Record<Language, NoticeCopy>> & { en: NoticeCopy } = { en, hi, mr }
