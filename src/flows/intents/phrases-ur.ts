import type { Phrases } from './phrases.ts'

/** Urdu in its own letters; typed in Latin ones most of it reads as Hindi, so only what differs stands here. */
export const ur: Phrases = {
  erase: `حذف, ڈیلیٹ, ڈلیٹ, ڈیلٹ, ڈلیت, مٹا*, ہٹا*, صاف, ختم, نکال*, اڑا دیں, اڑا دو, delete kar dein, mita dein, hata dein, hatayein, mitayein, khatam kar dein, ڈیلیت, ہٹوا*, مٹوا*, hazf`,
  data: `ڈیٹا, ڈاٹا, معلومات, نمبر, موبائل نمبر, میسج, میسجز, پیغام, پیغامات, چیٹ, ریکارڈ, ریکارڈنگ, کال, کالز, سب, سب کچھ, سارا, ساری, تمام, malumat, maloomat, paigham, tamam`,
  self: `میرا, میری, میرے, مجھے, مجھ, اپنا, اپنی, اپنے, ہمارا, mera, meri, mere, mujhe`,
  not: `نہ, نہیں, مت, نا, na, nahin, mat`,
  past: `ہو گیا, ہوگیا, ہو گئی, ہو چکا, ہوا, ہوئی, نہیں ہوا, کیا آپ نے, کر دیا, کردیا, مٹ گیا, ہٹ گیا, کب, کب تک, کتنا وقت, کتنے دن, کتنی دیر, کس نے, ho chuka hai, kitna waqt, kitni dair, کیوں نہیں, کیوں`,
  eraseWhole: `مجھے بھول جائیں, مجھے بھول جاؤ, ڈیٹا نہ رکھیں, ڈیٹا مت رکھیں, ڈیٹا مت رکھو, معلومات نہ رکھیں, رضامندی واپس, mujhe bhool jayein, data na rakhein, data mat rakhein, ڈیٹا رکھنا بند`,
  keep: `ڈیٹا رہنے دیں, ڈیٹا رہنے دو, ڈیٹا رکھیں, ڈیٹا رکھ لیں, معلومات رہنے دیں, ڈیلیٹ روک دیں, ڈیلیٹ بند کریں, ڈیلیٹ منسوخ, data rehne dein, data rakhein, اکاؤنٹ رہنے دیں, اکاؤنٹ رہنے دو, پروفائل رہنے دیں, account rehne dein, profile rehne dein, ڈیٹا رکھ لو, data rakh lein, data rehny dein`,
  stop: `بند, روکیں, روکو, نہ بھیجیں, مت بھیجیں, مت بھیجو, نہیں چاہیے, na bhejein, mat bhejein, nahi chahiye`,
  ads: `اشتہار, اشتہارات, آفر, آفرز, میسج, میسجز, پیغام, ایس ایم ایس, اسپیم, کال, کالز, فون, ishtihar, ishtehar`,
  back: `واپس, غلطی سے, ارادہ بدل*, دل بدل*, wapas, ghalti se, irada badal*`,
  orders: `آرڈر, بکنگ, ٹکٹ, پارسل, بینک, لون, قرض, بل, فیس بک, فیسبک, انسٹاگرام, گوگل, ایمیزون, فلپ کارٹ, آدھار, ریفنڈ, واٹس ایپ اکاؤنٹ, سبسکرپشن`,
  cancel: `منسوخ, کینسل, بند, mansookh, mansukh, cancel`,
  relatives: `
    ماں, امی, والدہ, والد, ابو, ابا, باپ, بیٹا, بیٹے, بیٹی, شوہر, میاں, بیوی, بھائی کا, بھائی کے, بھائی کی, بہن, دوست, دادا, دادی, نانا, نانی, چچا, ماموں, بچے, بچہ, بچی, اس کا, اسکا, اس کی, ان کا, انکا, ان کی, کسی اور, دوسرے کا, دوسرا
    نمبر, ammi, abbu, abba, walid, walida, shohar, biwi, bhai ka, kisi aur, بیگم, begum, سسر, ساس, sasur, us ka, un ka`,
  dead: `
    مر گیا, مر گئے, مر گئی, انتقال, وفات, فوت, گزر گئے, گزر گئیں, نہیں رہے, نہیں رہیں, مرحوم, intiqal, inteqal, wafat, faut, marhoom,
    مرحومہ, marhooma, قانونی وارث, qanooni waris, qanuni waris, کی بیوہ
  `,
  ill: `بیمار, ہسپتال, اسپتال, کوما, فالج, bimar, haspatal`,
  minor: `بچے, بچہ, بچی, نابالغ, سال کا, سال کی, bache, nabaligh`,
  standsFor: `
    قانونی وارث, کا وارث, کی وارث, کے وارث, وارث ہوں, کا نامزد, نامزد ہوں, نامینی, نامنی, سرپرست, کی بیوہ, مرحوم, مرحومہ, qanooni waris, qanuni waris, sarparast, marhoom,
    marhooma,
    انتقال ہو, انتقال کر, وفات, فوت ہو, intiqal ho, inteqal ho, wafat
  `,
  show: `کیا رکھا ہے, کیا کیا رکھا, کیا ڈیٹا ہے, کون سا ڈیٹا, کونسا ڈیٹا, کیا معلومات, کون سی معلومات, ڈیٹا دکھائیں, ڈیٹا دکھاؤ, معلومات دکھائیں, کیا پتہ ہے, کیا بچا ہے, kya maloomat, data dikhayein, data dikhaein`,
  looked: `کس نے دیکھا, کس نے دیکھی, کس نے دیکھے, کسنے دیکھا, کس کس نے دیکھا, کون دیکھ رہا, کس نے پڑھا, کس نے پڑھی, کس نے پڑھے, کس نے کھولا, kis ne dekha, kis ne dekhi, kis kis ne dekha, kaun dekh raha, kis ne parha, kis ne parhi, kis ne khola`,
  person: `کسی سے بات, انسان سے, بندے سے بات, بات کرنی, بات کرنا, ایجنٹ, کسٹمر کیئر, فون کریں, کال کریں, مینیجر, kisi se baat, kisi insan se`,
  complain: `شکایت, شکایتیں, کمپلینٹ, shikayat`,
  doing: `کریں, کرو, کر, دیں, دو, دے, کیجیے, کیجئے, ابھی, جلدی, فوراً, کریں, کرو, کر دیں, کر دو, کردو, کردیں, کر دیجیے, کر, دیں, دو, ہے, جی`,
  literal: `ڈیلیٹ, ڈلیٹ, ڈیلٹ, ڈیلیت`,
  away: `حذف, مٹا*, ہٹا*, ہٹوا*, hazf`,
  ownData: `ڈیٹا, ڈاٹا`,
  between: `میرا, اپنا, سارا, سب, پورا, تمام, کو`,
  wares: `پیک, پیکج, ختم`,
  thisChat: `یہ چیٹ, اس چیٹ`,
  before: `نہ, مت, نہیں`,
  behind: `نہ, نہیں, مت`,
  coaxing: `نا`,
  threat: `ورنہ, نہیں تو, warna`,
  gone: `چلا گیا, گیا کیا, ابھی بھی ہے`,
  noContact: `میسج نہ کریں, میسج مت کریں, میسج مت کرو, فون نہ کریں, فون مت کرو, کال نہ کریں, کال مت کریں, پریشان نہ کریں, تنگ نہ کریں, تنگ مت کرو, message na karein, phone na karein, call na karein, tang na karein, pareshan na karein, message na kiya karein, phone karna band`,
  who: `آپ کون, نمبر کہاں سے`,
  happens: `کیا ہوگا, کیا ہو گا`,
  account: `اکاؤنٹ, کھاتہ, کھاتا`,
  vocative: `بھائی, بھیا, جناب, سر, janab, bhai jaan`,
  urgent: `فوراً, فورا, چاہیے, براہ کرم, مہربانی, foran`,
  speak: `میں, بولیں, لکھیں, بات, کریں, زبان, بدلیں, mein, bolein, likhein, zaban, zuban`,
  changedMind: `ارادہ بدل*, دل بدل*, irada badal*, dil badal*`,
  standing: `
    اسٹیٹس, سٹیٹس, حالت, صورتحال, اپڈیٹ, اپ ڈیٹ, کیا ہوا, کیا بنا, کیا ہو رہا, کب ہوگا, کب ہو گا, کب تک, کب تک ہوگا, کب تک ہو گا, کب ہو جائے گا, کتنا وقت, کتنا ٹائم, کتنے دن, کتنی دیر, ہو گیا, ہوگیا, ہو
    چکا, ہوا یا نہیں, ہوا کہ نہیں, ہو گیا یا نہیں, نہیں ہوا, کچھ نہیں ہوا, کہاں تک پہنچا, کہاں تک پہنچی, کہاں پہنچا, کہاں ہے, kab tak ho ga, soorat e haal, surat e haal, kitni dair
  `,
  matter: `کیس, درخواست, ریکویسٹ, darkhwast, darkhast`,
  aroundStanding: `
    میرا, میری, میرے, مجھے, کا, کی, کے, کو, میں, ہے, ہیں, کیا, بتائیں, بتاؤ, بتا دیں, جی, بھائی, ابھی, اب, تک, ابھی تک, اب تک, تو, یہ, وہ, اور, لگے گا, لگیں گے, کوئی, کچھ, ڈیٹا, bataen, batayein, bata
    dein
  `,
  words: `dein karein bhejein rakhein dikhayein dikhaein hatayein mitayein barah meherbani janab maloomat malumat jayein foran ghalti zubaan zaban zuban ishtihar walid walida ammi abbu shohar inteqal intiqal waqt dair likhein bolein`,
  stopping: `روک, روکیں, روکو, روکنا, منسوخ, کینسل, ملتوی, rokein, mansookh, mansukh`,
  stoppingAny: `بند`,
  linking: `کرنا, کرنے, کروانا, کروانے, ہونا, ہونے, کی, کا, کے, کو, سے, ریکویسٹ, درخواست, کوئی, بالکل, darkhwast`,
  need: `ضرورت, اجازت, مرضی`,
  bidding: `کہا, بولا, مانگا, لکھا`,
  speaker: `میں نے, ہم نے, main ne, hum ne`,
  erasing: `مٹانا, مٹانے, ہٹانا, ہٹانے`,
  whole: {
    yes: `ہاں, جی, جی ہاں, ہاں جی, ٹھیک ہے, ٹھیک, اوکے, ہاں ڈیلیٹ کریں, کریں, کر دیں, ہاں کریں, بالکل, ji haan delete kar dein, kar dein, karein, jee haan kar dein, ji haan kar dein, جی ہاں کر دیں, جی ہاں ڈیلیٹ کر دیں`,
    no: `نہیں, نہ, نہیں رہنے دیں, رہنے دیں, رہنے دو, ابھی نہیں, بعد میں, نہ کریں, مت کریں, منسوخ, منسوخ کریں, چھوڑیں, rehne dein, abhi nahin, chhorein, nahi rehne dein, nahin rehne dein, جی نہیں رہنے دیں`,
    greeting: `السلام علیکم, اسلام علیکم, سلام, آداب, ہیلو, ہائے, assalam o alaikum, assalamualaikum, aoa, adaab`,
    thanks: `شکریہ, بہت شکریہ, مہربانی, جزاک اللہ, اچھا, jazakallah, bohat shukriya, meherbani, بہت بہت شکریہ, jazak allah`,
    help: `مدد, مدد کریں, مدد چاہیے, ہیلپ, یہ کیا ہے, آپ کون ہیں, کون, کیا, کیسے, کیوں, سمجھ نہیں آیا, سمجھ نہیں آئی, کیا کروں, madad karein`,
    status: `اسٹیٹس, سٹیٹس, حالت, کب ہوگا, ہو گیا, ہو گیا کیا, کیا ہوا, کتنا وقت لگے گا, میرا کیس, کیس, kitna waqt lagega`,
    stop: `بند کرو, بند کریں, بند, سب بند کرو, سب بند کریں, روکو, بس کریں, مجھے بلاک کریں, اسٹاپ, band karein, sab band karein, mujhe block karein`,
    keep: `ڈیٹا رہنے دیں, رکھ لیں, ہاں رہنے دیں, rakh lein`,
    denied: `
      میں نے نہیں کیا, میں نے یہ نہیں کیا, یہ میں نے نہیں کیا, میں نے نہیں کہا, میں نے نہیں مانگا, یہ میں نہیں تھا, main ne nahi kiya, ye main ne nahi kiya, main ne nahi kaha, yeh main ne nahi kiya, main ne ye nahi manga, main ne yeh nahi kaha`,
    shared: `ڈیلیٹ, ڈیلیٹ کریں, ڈیٹا رہنے دیں, میرا ڈیٹا رہنے دیں, mera data rehne dein, میرا ڈیٹا ڈیلیٹ نہ کریں, اسٹیٹس, شکایت, کسی سے بات کرنی ہے, زبان`,
    account: `میرا callmissed اکاؤنٹ, callmissed اکاؤنٹ, میرا کال مسڈ اکاؤنٹ, کال مسڈ اکاؤنٹ, میرا callmissed کھاتہ, callmissed کا اکاؤنٹ, mera callmissed account, callmissed ka account, mera callmissed ka account`,
    codeAgain: `پھر بھیجیں, پھر سے بھیجیں, پھر سے بھیجو, دوبارہ بھیجیں, دوبارہ بھیجو, نیا کوڈ, نیا کوڈ بھیجیں, نیا کوڈ بھیجو, کوڈ نہیں آیا, ای میل نہیں آئی, dobara bhejein, phir se bhejein, phir bhejein, naya code bhejein, code nahin aaya, email nahin aayi, mail nahin aayi`,
    otherEmail: `دوسرا پتہ, دوسری ای میل, دوسرا ای میل, اور ای میل, غلط پتہ, غلط ای میل, پتہ بدلنا ہے, doosra pata, doosri email, dusri email, ghalat email, ghalat pata`,
    sooner: `جلدی, جلدی کریں, جلدی کرو, جلدی ڈیلیٹ کریں, جلدی ڈیلیٹ کرو, ابھی, ابھی کریں, ابھی ڈیلیٹ کریں, فوراً, فوراً کریں, پہلے کریں, jaldi karein, jaldi delete karein, abhi karein, foran, foran karein`,
    language: `زبان, زبان بدلیں, دوسری زبان, zaban, zuban, zaban badlein`,
  },
}
