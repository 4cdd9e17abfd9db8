import type { Phrasings } from './phrasings.ts'

export const ur: Phrasings = {
  delete: `میرا ڈیٹا ڈیلیٹ کریں | میرا ڈیٹا مٹا دیں | میری معلومات ہٹا دیں | میرا نمبر ہٹائیں | میرے سارے میسج ڈیلیٹ کر دیں | ڈیلیٹ | ڈیلیٹ کریں | براہ کرم میرا ڈیٹا ڈیلیٹ کریں | مجھے بھول جائیں
    | میرا ڈیٹا نہ رکھیں | میرا ڈیٹا ابھی ڈیلیٹ کریں ورنہ شکایت کروں گا | میسج نہ بھیجیں اور میرا ڈیٹا ڈیلیٹ کریں | مجھے اپنا ڈیٹا ڈیلیٹ کرانا ہے | میرا ڈیٹا ڈیلیٹ کر دیں نا | بھائی میرا ڈیٹا ڈیلیٹ کر دیں
    | mera data delete kar dein | mera data mita dein | barah meherbani mera data delete karein | meri maloomat hata dein | mera number hata dein | meri chat delete kar dein | mera data delet kar dein janab`,
  'stop-ads': `بند کرو | اشتہار بند کریں | میسج مت بھیجیں | آفر نہیں چاہیے | message na bhejein | call na karein | مجھے تنگ نہ کریں | band karein`,
  keep: `ڈیٹا رہنے دیں | میرا ڈیٹا رہنے دیں | mera data rehne dein | اکاؤنٹ رہنے دیں`,
  denied: `یہ میں نے نہیں کیا`,
  status: `ڈیلیٹ ہو گیا؟ | میرا ڈیٹا ڈیلیٹ ہوا کیا | ابھی تک ڈیلیٹ نہیں ہوا | کب ڈیلیٹ ہوگا | mera data delete ho gaya kya | اسٹیٹس | کس نے میرے میسج ڈیلیٹ کیے`,
  negated: `میرا ڈیٹا ڈیلیٹ نہ کریں | ڈیلیٹ مت کرو | میرا ڈیٹا نہ مٹائیں | ڈیلیٹ نہیں کرنا | mera data delete na karein | mera data delete mat karein`,
  'somebody-else': `میری امی کا ڈیٹا ڈیلیٹ کریں | mere abbu ka data delete kar dein | میرے بیٹے کا نمبر ہٹا دیں | میرے شوہر کا ڈیٹا ڈیلیٹ کریں | میرے والد کا انتقال ہو گیا ان کا ڈیٹا ڈیلیٹ کریں
    | میں قانونی وارث ہوں، ڈیٹا ڈیلیٹ کریں | main qanooni waris hun, data delete karein | میں سرپرست ہوں، ڈیٹا ڈیلیٹ کریں | مرحوم رمیش کمار کا ڈیٹا ڈیلیٹ کریں`,
  'get-back': `میرا ڈیٹا واپس چاہیے | غلطی سے ڈیلیٹ ہو گیا واپس کریں | mera data wapas dein`,
  elsewhere: `فیس بک اکاؤنٹ ڈیلیٹ کریں | میرا آرڈر منسوخ کریں | mera order cancel karein`,
  account: `میرا callmissed اکاؤنٹ ڈیلیٹ کریں | میرا CallMissed اکاؤنٹ | mera callmissed ka account`,
  show: `میرا کیا ڈیٹا ہے | میرا ڈیٹا دکھائیں | mera data dikhayein | کیا کیا رکھا ہے؟`,
  'who-looked': `میرا کیس کس نے دیکھا؟ | mera case kis ne dekha | میری چیٹ کس نے پڑھی`,
  person: `کسی سے بات کرنی ہے | kisi se baat karni hai | کسٹمر کیئر`,
  complain: `شکایت | شکایت کرنی ہے | shikayat karein`,
  help: `مدد | یہ کیا ہے | آپ کون ہیں | madad karein | ڈیلیٹ کرنے سے کیا ہوگا؟`,
  language: `زبان | اردو | اردو میں بات کریں | urdu | urdu mein`,
  yes: `ہاں | جی ہاں | ٹھیک ہے | ہاں، ڈیلیٹ کریں`,
  no: `نہیں | رہنے دیں | rehne dein | نہیں، رہنے دیں`,
  greeting: `السلام علیکم | assalamualaikum`,
  thanks: `شکریہ | bohat shukriya`,
  none: `میرا آرڈر کب آئے گا | دکان کب کھلے گی | سوٹ کی قیمت کیا ہے بتائیں`,
}
