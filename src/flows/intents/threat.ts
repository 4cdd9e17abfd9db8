import { has } from './vocabulary.ts'

const IF_DONE =
  /(?:^| )(?:delete|remove|ডিলিট|ডিলেট|ડિલીટ|ડીલીટ|ਡਿਲੀਟ|ଡିଲିଟ|ଡିଲିଟ୍|ڈیلیٹ|ڈلیٹ|डिलीट)(?: (?:kore|করে|kari|કરી|kori|কৰি|kar|kr|कर|ਕਰ|کر))? (?:korle|করলে|dile|দিলে|korile|কৰিলে|kale|କଲେ|karsho to|karso to|karyo to|karyu to|કરશો તો|કર્યો તો|કર્યું તો|(?:kita|kitta|karoge|ਕੀਤਾ|ਕਰੋਗੇ) (?:ta|taan|tan|ਤਾਂ|ਤੇ)|(?:kiya|kia|kara|karoge|diya|किया|करोगे|दिया) (?:to|toh|तो)|(?:کیا|کرو گے|کریں گے|دیا) تو)(?: |$)/u
const OR_ELSE =
  /(?:^| )(?:case|kes|police|thana|court|complaint?|fir|sue|कोर्ट|केस|पुलिस|কেস|থানা[^ ]*|মামলা|কোর্ট|কেছ|કેસ|પોલીસ|કોર્ટ|ਕੇਸ|ਪੁਲਿਸ|କେସ୍|କେସ|ପୋଲିସ|کیس|پولیس|عدالت|khobor ache|khabar ache|খবর আছে)(?: |$)/u

/** "If you delete my data I go to the police": whoever threatens the doer wants it not done. */
export const threatensTheDoer = (plain: string) => IF_DONE.test(plain) && (OR_ELSE.test(plain) || has(plain, 'complain'))
