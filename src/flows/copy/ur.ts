import type { Copy } from './en.ts'

const reference = '\nآپ کا کیس نمبر: {reference}'
const notUsed = 'ہم {with}آپ کا ڈیٹا استعمال نہیں کر رہے۔'
const stopped = 'ہم نے {with}آپ کا ڈیٹا استعمال کرنا بند کر دیا ہے۔'
const stopping = 'ہم {with}آپ کا ڈیٹا استعمال کرنا بند کر رہے ہیں۔'
const erasedAt = 'یہ {at} ڈیلیٹ ہوگا، زیادہ سے زیادہ {deadline} تک۔'
const thenTold = ' تب آپ کو بتائیں گے۔'
const undo = `${reference}\nارادہ بدل گیا؟ {before} سے پہلے بٹن دبائیں۔`
const steps = (third: string, last: string) =>
  `\nآگے ایسے ہوگا:\n1. بٹن دبائیں۔ آپ کو کیس نمبر ملے گا۔\n2. ہماری ٹیم سے کوئی اسی چیٹ میں آپ کو لکھے گا۔\n3. ${third}\n4. ${last}\nابھی کوئی کاغذ نہ بھیجیں۔`
const terms = (at: string, told: string) =>
  `ہاں کہنے پر:\n• ہم ابھی سے اسے استعمال کرنا بند کریں گے۔\n• ${at} سب ڈیلیٹ ہوگا۔ پھر واپس نہیں آئے گا۔\n${told}\n• آپ کے فون کی چیٹ رہے گی۔ اسے آپ خود ڈیلیٹ کر سکتے ہیں۔`
const shopsTold = '• دکانوں کو بتایا جائے گا۔ ان کے پاس اپنی کاپی ہو سکتی ہے۔'
const onHold = `آپ کے کیس میں زیادہ وقت لگ رہا ہے: ہماری ٹیم دیکھ رہی ہے۔ تب تک ${notUsed} {deadline} تک بتائیں گے۔${reference}`
const account =
  '{kind, select, profile {{business, select, none {} other {{business} میں }}آپ کی پروفائل} other {{business, select, none {} other {{business} کا }}اکاؤنٹ}}'
const mailAccount = '{kind, select, profile {{business} میں آپ کی پروفائل} other {{business} کا CallMissed اکاؤنٹ}}'
const willBe = '{kind, select, profile {ہوگی} other {ہوگا}}'
const isErased = 'ڈیلیٹ ہو {kind, select, profile {گئی} other {گیا}}'
const accountErasedAt = `{at} ڈیلیٹ ${willBe}، زیادہ سے زیادہ {deadline} تک۔`

/** A link stands on a line of its own: nothing invisible may touch it, or it opens the wrong page. */
export const ur: Copy = {
  footer: 'Grievance Officer: karan@callmissed.com',
  time: '{period, select, morning {صبح} noon {دوپہر} evening {شام} dusk {شام} other {رات}} {clock} بجے',
  'before.today': '{period, select, other {}}{clock} بجے',
  'when.today': 'آج {time}',
  'when.tomorrow': 'کل {time}',
  'when.tonight': 'آج رات 12 کے بعد {clock} بجے',
  'when.day': '{day} کو {time}',
  and: '{a} اور {b}',
  comma: '{a}، {b}',
  'count.message': '{n, plural, one {#} other {#}}{more, select, yes { سے زیادہ} other {}} {n, plural, one {میسج} other {میسج}}',
  'count.recording': '{n, plural, one {#} other {#}}{more, select, yes { سے زیادہ} other {}} کال ریکارڈنگ',
  'done.message': '{n, plural, other {# میسج}}',
  'done.recording': '{n, plural, other {# ریکارڈنگ}}',
  'kept.bill': '{n, plural, one {# بل {until} تک رہے گا} other {# بل {until} تک رہیں گے}} ({why})۔',
  'kept.record': '{n, plural, one {# ریکارڈ {until} تک رہے گا} other {# ریکارڈ {until} تک رہیں گے}} ({why})۔',
  'kept.locked':
    '{n, plural, one {# ریکارڈ: ابھی سے بند، {until} کو ڈیلیٹ ہوگا} other {# ریکارڈ: ابھی سے بند، {until} کو ڈیلیٹ ہوں گے}}۔',
  'kept.lost':
    '{n, plural, one {قانون کی وجہ سے رکھا گیا # ریکارڈ شاید اب بھی یہاں ہے، لیکن اب ہم اسے ڈھونڈ نہیں سکتے} other {قانون کی وجہ سے رکھے گئے # ریکارڈ شاید اب بھی یہاں ہیں، لیکن اب ہم انہیں ڈھونڈ نہیں سکتے}}۔',
  'kept.over':
    '{n, plural, one {# ریکارڈ: تاریخ گزر گئی، مگر ابھی روک ہے۔ روک ہٹتے ہی ڈیلیٹ ہوگا} other {# ریکارڈ: تاریخ گزر گئی، مگر ابھی روک ہے۔ روک ہٹتے ہی ڈیلیٹ ہوں گے}}۔',
  'kept.why.tax': 'ٹیکس کا قانون',
  'kept.why.security': 'حفاظت کا قانون',
  'kept.why.law': 'قانون',
  whole: '{number, select, none {یہ چیٹ} other {{number} والا نمبر}}',
  part: '{business}، {number, select, none {یہ چیٹ} other {{number} والا نمبر}}',
  with: '{business} کے ساتھ کا ',

  'lead.stale': 'وہ بٹن پرانا ہو گیا ہے۔ سوال پھر سے:',
  'lead.forwarded': 'فارورڈ کیا ہوا میسج نہیں چلے گا۔ سوال پھر سے:',
  'lead.wrong-codes': 'کوڈ تین بار غلط تھا۔ نئے کوڈ کے ساتھ سوال پھر سے:',
  'lead.reminder': 'آپ کا جواب ابھی نہیں آیا۔ اب تک کچھ ڈیلیٹ نہیں ہوا۔',
  'lead.elsewhere': 'ہم دوسری کمپنیوں کے آرڈر یا اکاؤنٹ نہیں بدل سکتے۔ ہمارے پاس صرف CallMissed والی دکانوں کی چیٹ اور کال ہیں۔',

  'choose.dedicated':
    'یہ CallMissed ہے۔ دکانیں اور کمپنیاں ہمارے ذریعے گاہکوں سے چیٹ اور کال کرتی ہیں۔\n{number, select, none {بات صرف آپ کی اپنی چیٹ کی ہے۔} other {آپ کا میسج {number} پر ختم ہونے والے نمبر سے آیا ہے۔ بات صرف اسی نمبر کی ہے۔}}\nآپ کیا چاہتے ہیں؟',
  'choose.shared':
    '{business} اس چیٹ کے لیے CallMissed استعمال کرتا ہے۔\n{number, select, none {بات صرف اسی چیٹ کی ہے۔} other {آپ کا میسج {number} پر ختم ہونے والے نمبر سے آیا ہے۔ بات صرف اسی نمبر کی ہے۔}}\nآپ کیا چاہتے ہیں؟',
  'button.delete': 'ڈیٹا ڈیلیٹ کریں',
  'button.delete-chat': 'یہ چیٹ ڈیلیٹ کریں',
  'button.stop-ads': 'اشتہار بند کریں',
  'button.more': 'کچھ اور',
  more: 'آپ کو کیا چاہیے؟',
  'more.open': 'چنیں',
  'row.business': 'صرف ایک دکان کا',
  'row.show': 'کیا کیا رکھا ہے؟',
  'row.account': 'میرا CallMissed اکاؤنٹ',
  'row.rest': 'دوسری دکانیں',
  'row.somebody-else': 'کسی اور کا ڈیٹا',
  'row.person': 'کسی سے بات کریں',
  'row.language': 'زبان / Language',
  businesses: 'کون سی دکان؟',
  'businesses.others': 'کون سی دکان؟ فہرست میں نہ ہو تو اس کا نام لکھیں۔',
  'row.not-listed': 'کوئی اور دکان',
  languages: 'کون سی زبان؟',
  'ownership.typed-number':
    'آپ نے دوسرا نمبر لکھا ہے۔ {number, select, none {یہاں بات صرف آپ کی اپنی چیٹ کی ہے۔} other {یہاں بات صرف {number} پر ختم ہونے والے نمبر کی ہے۔}}\nکس کی بات ہے؟',
  'ownership.suspect':
    '{number, select, none {اس چیٹ میں} other {{number} پر ختم ہونے والے نمبر سے}} بہت دنوں سے کوئی میسج نہیں آیا تھا، یا فون بدلا ہے۔\nکیا یہ آپ کا نمبر ہے؟',
  'button.mine.typed-number': '{number, select, none {میری اپنی} other {{number} والا}}',
  'button.not-mine.typed-number': 'دوسرے نمبر کی',
  'button.mine.suspect': 'ہاں، میرا نمبر ہے',
  'button.not-mine.suspect': 'نہیں',
  whose:
    '{number, select, none {یہاں صرف اسی چیٹ کا ڈیٹا ڈیلیٹ ہو سکتا ہے۔} other {یہاں صرف {number} پر ختم ہونے والے نمبر کا ڈیٹا ڈیلیٹ ہو سکتا ہے۔}} کسی اور کے لیے ہماری ٹیم مدد کرے گی۔\nڈیٹا کس کا ہے؟',
  'row.own': 'میرا اپنا ڈیٹا',
  'row.dead': 'جو اب نہیں رہے',
  'row.ill': 'جو بیمار ہیں',
  'row.minor': '18 سال سے چھوٹا بچہ',
  'row.other': 'کوئی اور',
  'care.dead': `آپ کے غم میں ہم آپ کے ساتھ ہیں۔${steps('وہ پوچھیں گے کہ آپ کا رشتہ کیا ہے اور نمبر کون سا تھا۔', 'پھر جو ڈیلیٹ ہو سکتا ہے، ہم کر دیں گے۔')}`,
  'care.ill': `ہماری دعا ہے کہ وہ جلد ٹھیک ہوں۔${steps('وہ پوچھیں گے کہ بیمار شخص کے لیے فیصلہ کون لے سکتا ہے۔', 'پھر جو ڈیلیٹ ہو سکتا ہے، ہم کر دیں گے۔')}`,
  'care.minor': `اچھا ہے کہ آپ اس کا خیال رکھتے ہیں۔${steps('وہ پوچھیں گے کہ کیا آپ ماں باپ یا سرپرست ہیں، اور نمبر کون سا ہے۔', 'پھر ہم بچے کا ڈیٹا ڈیلیٹ کر دیں گے۔')}`,
  'care.other':
    'جس کا ڈیٹا ہے، وہی فیصلہ کر سکتا ہے۔ اگر وہ WhatsApp پر لکھ سکتے ہیں، تو خود ہمیں لکھ سکتے ہیں۔ اگر نہیں:\n1. بٹن دبائیں۔ آپ کو کیس نمبر ملے گا۔\n2. ہماری ٹیم سے کوئی اسی چیٹ میں لکھے گا اور مدد کرے گا۔\nابھی کوئی کاغذ نہ بھیجیں۔',
  'button.case': 'کیس کھولیں',
  'review.holds':
    '{subject}: ہمارے پاس {counts} {things, plural, one {ہے} other {ہیں}}{businesses, plural, =0 {} one {، # دکان کے ساتھ} other {، # دکانوں کے ساتھ}}۔',
  'review.uncounted': '{subject}: ہمارے پاس آپ کی چیٹ یا کال ہیں۔',
  'review.listed':
    '{subject}: ہمارے پاس {businesses, plural, =0 {} one {# دکان کی } other {# دکانوں کی }}فہرستوں یا ریکارڈ میں آپ کا اندراج ہے۔',
  'review.terms': terms(
    '{at}',
    `{one, select, yes {• دکان کو بتایا جائے گا۔ اس کے پاس اپنی کاپی ہو سکتی ہے۔} other {${shopsTold}}}`,
  ),
  'review.account': 'آپ کا CallMissed اکاؤنٹ رہے گا۔ اسے بند کرنے کے لیے لکھیں: میرا CallMissed اکاؤنٹ۔',
  'review.ask': 'ڈیلیٹ کریں؟',
  'review.ask-code': 'ڈیلیٹ کریں؟ (بٹن نہ دکھے تو لکھیں: DELETE {code})',
  'button.confirm': 'ہاں، ڈیلیٹ کریں',
  'button.decline': 'نہیں، رہنے دیں',
  'review-suspect': `{subject}: حفاظت کے لیے ہم یہاں نام اور گنتی نہیں دکھاتے۔\n${terms('7 دن بعد', `• تب تک آپ یہاں ارادہ بدل سکتے ہیں۔\n${shopsTold}`)}`,
  'review-suspect.sooner': '7 دن زیادہ ہیں؟ لکھیں: کسی سے بات کرنی ہے۔',
  'scheduled.confirmed': `${stopped} ${erasedAt}${thenTold}${undo}`,
  'scheduled.stopping': `${stopping} ${erasedAt}${thenTold}${undo}`,
  'scheduled.soon-stopping': `${stopping} یہ بہت جلد ڈیلیٹ ہوگا، زیادہ سے زیادہ {deadline} تک۔${thenTold}${reference}`,
  'status.waiting-stopping': `${stopping} آپ کے کیس میں زیادہ وقت لگ رہا ہے: ہماری ٹیم دیکھ رہی ہے۔ {deadline} تک بتائیں گے۔${reference}`,
  'scheduled.exists': `یہ آپ پہلے ہی کہہ چکے ہیں۔ ${stopped} ${erasedAt}${undo}`,
  'scheduled.status': `${notUsed} ${erasedAt}${thenTold}${undo}`,
  'scheduled.soon': `${notUsed} یہ بہت جلد ڈیلیٹ ہوگا، زیادہ سے زیادہ {deadline} تک۔${thenTold}${reference}`,
  'button.keep': 'ڈیٹا رہنے دیں',
  keep: 'آپ کا ڈیٹا رہنے دیں، اور دکانیں پھر سے اسے استعمال کریں؟',
  'keep.typed': '(بٹن نہ دکھے تو لکھیں: ڈیٹا رہنے دیں)',
  'button.keep-yes': 'ہاں، رہنے دیں',
  'button.keep-no': 'نہیں، ڈیلیٹ کریں',
  'offer-person': 'معاف کیجیے، ہم اب بھی نہیں سمجھے۔ ہماری ٹیم سے کوئی اسی چیٹ میں مدد کر سکتا ہے۔',
  'offer-person.records': 'ریکارڈ اب بھی نہیں دیکھے جا رہے، کوشش جاری ہے۔ ہماری ٹیم سے کوئی اسی چیٹ میں مدد کر سکتا ہے۔',
  'button.person': 'کسی سے بات کریں',
  holdings:
    '{subject}: ہمارے پاس {counts} {things, plural, one {ہے} other {ہیں}}{businesses, plural, =0 {} one {، # دکان کے ساتھ} other {، # دکانوں کے ساتھ}}۔',
  'holdings.chat':
    'یہ چیٹ: آپ جو یہاں لکھتے ہیں، وہ چیٹ ختم ہونے کے 30 دن بعد تک رہتا ہے؛ آپ نے لکھا تھا، یہ 1 سال تک۔\nکیا کچھ بدلنا ہے؟',

  'contact-request':
    'WhatsApp ہمیں آپ کا نمبر نہیں دکھاتا۔ ڈیٹا ڈیلیٹ کرنے کے لیے نمبر جاننا ہوگا۔\nبٹن دبا کر اپنا نمبر بھیجیں۔',
  'contact-request.again':
    'ہمیں آپ کا اپنا نمبر چاہیے، نیچے کے بٹن سے بھیجا ہوا۔ لکھا ہوا نمبر یا محفوظ کیا ہوا کانٹیکٹ نہیں چلے گا: وہ کسی کا بھی ہو سکتا ہے۔\nبٹن دبا کر بھیجیں۔',
  'nothing-held':
    '{number, select, none {اس چیٹ} other {{number} پر ختم ہونے والے نمبر}} کی{business, select, none {} other { {business} کے ساتھ}} کوئی چیٹ یا کال ہمارے پاس نہیں ہے۔ ڈیلیٹ کرنے کو کچھ نہیں ہے۔',
  'nothing-held.account': 'کیا آپ کا CallMissed اکاؤنٹ ہے؟ اسے بند کرنے کے لیے لکھیں: میرا CallMissed اکاؤنٹ۔',
  moment: 'ایک منٹ۔ ہم دیکھ رہے ہیں۔',
  'tap-button': 'اوپر کے میسج میں بٹن دبائیں، تاکہ غلطی سے کچھ نہ ہو۔',
  'no-button.code': 'بٹن نہ دکھے تو لکھیں: DELETE {code}',
  'no-button.titles': 'بٹن نہ دکھے تو ان میں سے کوئی ایک لکھیں:',
  'no-button.person':
    'بٹن نہ دکھے تو لکھیں: کسی سے بات کرنی ہے۔{link, select, none {} other { آپ کے نمبر کا سب کچھ ڈیلیٹ کرنے کے لیے “میرا ڈیٹا ڈیلیٹ کریں” یہاں لکھیں:\n{link}}}',
  'wrong-code': 'یہ کوڈ صحیح نہیں ہے۔ اوپر کا میسج دیکھیں۔ آپ {left, plural, other {# بار}} اور لکھ سکتے ہیں۔',
  lost: 'ہم نہیں سمجھے۔ لکھیں: میرا ڈیٹا ڈیلیٹ کریں۔ یا لکھیں: مدد۔',
  'lost.open': 'ہم نہیں سمجھے۔ اوپر کے میسج میں بٹن دبائیں۔ یا لکھیں: مدد۔',
  'no-papers': 'ہم فوٹو یا فائل نہیں کھول سکتے۔ کوئی شناختی کاغذ نہ بھیجیں: اس کی ضرورت نہیں ہے۔ لفظوں میں لکھیں۔',
  'no-papers.voice': 'ہم آواز والے میسج نہیں سن سکتے۔ کچھ لفظ لکھیں، یا لکھیں: کسی سے بات کرنی ہے۔ کوئی شناختی کاغذ نہ بھیجیں۔',
  'voice.long': 'ہم ایک منٹ تک کے آواز والے میسج سن سکتے ہیں۔ چھوٹا میسج بھیجیں، یا کچھ لفظ لکھیں۔',
  'voice.many':
    'ہم ایک دن میں تین آواز والے میسج سن سکتے ہیں، اور آج کے تین ہو چکے ہیں۔ کچھ لفظ لکھیں، یا لکھیں: کسی سے بات کرنی ہے۔',
  'voice.unclear': 'آواز والا میسج سمجھ میں نہیں آیا۔ کچھ لفظ لکھیں، یا لکھیں: کسی سے بات کرنی ہے۔',
  unreadable: 'ہم یہ نہیں کھول سکتے۔ لفظوں میں لکھیں۔',
  edited: 'بدلا ہوا میسج ہمیں نہیں دکھتا۔ نئے میسج میں پھر لکھیں۔',
  revoked: 'آپ نے ایک میسج ہٹایا۔ اس سے یہاں کچھ نہیں بدلتا، اور CallMissed کا کوئی ڈیٹا ڈیلیٹ نہیں ہوتا۔',
  'get-back': 'جو ڈیلیٹ ہو گیا، وہ واپس نہیں آ سکتا۔ ہم بھی نہیں لا سکتے۔',
  thanks: 'کوئی بات نہیں۔',
  help: 'یہ CallMissed ہے۔ دکانیں اور کمپنیاں ہمارے ذریعے گاہکوں سے چیٹ اور کال کرتی ہیں۔ یہاں آپ اپنا ڈیٹا ڈیلیٹ کرا سکتے ہیں۔\nان میں سے ایک لکھیں:\n• میرا ڈیٹا ڈیلیٹ کریں\n• بند کرو (اشتہار بند)\n• میرا ڈیٹا دکھائیں\n• اسٹیٹس\n• کسی سے بات کرنی ہے\n• شکایت\n• زبان',
  'help.shared':
    'یہ دکان اس چیٹ کے لیے CallMissed استعمال کرتی ہے۔ یہاں آپ یہ چیٹ ڈیلیٹ کرا سکتے ہیں۔\nان میں سے ایک لکھیں:\n• میرا ڈیٹا ڈیلیٹ کریں\n• اسٹیٹس\n• کسی سے بات کرنی ہے\n• شکایت\n• زبان',
  'language-set': 'ٹھیک ہے، اب سے اردو میں۔',
  'ads-number':
    'WhatsApp ہمیں آپ کا نمبر نہیں دکھاتا۔ نمبر کے بغیر شاید ہر وہ دکان نہ ملے جو آپ کو آفر بھیجتی ہے۔\nایسے بند ہوں گے:\n• دکان کی اپنی چیٹ میں لکھیں: STOP\n• یا بٹن دبا کر اپنا نمبر بھیجیں، پھر یہاں دوبارہ STOP لکھیں۔{deleting, select, yes {\nاس سے ڈیٹا ڈیلیٹ ہونے میں کچھ نہیں بدلے گا۔} other {}}',
  'ads-stopped':
    'ہو گیا۔ {business, select, none {دکانوں سے} other {{business} سے}} اب ہمارے ذریعے آپ کو آفر نہیں آئیں گے۔ {deleting, select, yes {اس سے ڈیٹا ڈیلیٹ ہونے میں کچھ نہیں بدلے گا۔} other {آپ کے میسج ویسے ہی رہیں گے۔}}',
  'account-how':
    'CallMissed اکاؤنٹ اس کا مالک ہی ڈیلیٹ کرا سکتا ہے: اکاؤنٹ کی ای میل سے support@callmissed.com پر لکھیں، موضوع میں “Data Deletion Request” لکھیں۔',
  'other-businesses':
    'اس چیٹ میں صرف اسی دکان کا ڈیٹا ڈیلیٹ ہو سکتا ہے۔ آپ کے نمبر کا سب کچھ ڈیلیٹ کرنے کے لیے “میرا ڈیٹا ڈیلیٹ کریں” {link, select, none {support@callmissed.com پر لکھیں} other {یہاں لکھیں:\n{link}}}',
  'name-business': 'دکان کا نام لکھیں۔',
  declined: 'ٹھیک ہے۔ کچھ ڈیلیٹ نہیں ہوا۔ جب چاہیں، ڈیلیٹ لکھیں۔',
  'not-mine':
    'تو ہم کچھ ڈیلیٹ نہیں کریں گے: پرانا ڈیٹا اس نمبر کے پہلے مالک کا ہو سکتا ہے۔ مدد چاہیے تو لکھیں: کسی سے بات کرنی ہے۔',
  expired: 'کچھ ڈیلیٹ نہیں ہوا۔ جب چاہیں، ڈیلیٹ لکھیں۔',
  'identity-changed': 'آپ کا نمبر یا فون بدل گیا ہے، اس لیے ہم رک گئے۔ کچھ ڈیلیٹ نہیں ہوا۔ جب چاہیں، ڈیلیٹ لکھیں۔',
  undone: 'ہو گیا۔ آپ کا ڈیٹا رہے گا، اور دکانیں پھر سے اسے استعمال کر سکتی ہیں۔',
  'undone.here': 'ہو گیا۔ اس چیٹ کا آپ کا کیس واپس لے لیا گیا ہے۔ آپ نے کہیں اور جو کہا ہے وہ ویسا ہی رہے گا۔',
  'undone.other': 'ہو گیا۔ وہ کیس واپس لے لیا گیا ہے۔ آپ کا ایک اور کیس جاری ہے:',
  'asked-elsewhere':
    'یہ {day} کو اس چیٹ سے باہر پہلے ہی کہا جا چکا ہے، اور وہ کیس جاری ہے۔ اس کے بعد یہاں لکھا ہوا اس میں شامل نہیں: وہ پورا ہونے پر پھر سے ڈیلیٹ لکھیں۔',
  'asked-elsewhere.back':
    'ارادہ بدل گیا؟ “ڈیٹا رہنے دیں” {link, select, none {support@callmissed.com پر لکھیں} other {یہاں لکھیں:\n{link}}}',
  'undo-late': 'اب دیر ہو گئی: ڈیلیٹ ہونا شروع ہو چکا ہے یا ہو گیا ہے۔',
  'status.none': 'آپ کا کوئی ڈیلیٹ کا کیس نہیں ہے۔ کچھ ڈیلیٹ نہیں ہو رہا۔ جب چاہیں، ڈیلیٹ لکھیں۔',
  'status.none-here': 'اس چیٹ میں آپ نے کچھ ڈیلیٹ کرنے کو نہیں کہا۔ جب چاہیں، ڈیلیٹ لکھیں۔',
  'status.awaiting_confirmation': 'آپ کی ہاں کا انتظار ہے۔ اب تک کچھ ڈیلیٹ نہیں ہوا۔',
  'status.scheduled': `${notUsed} یہ {at} کو ڈیلیٹ ہوگا، زیادہ سے زیادہ {deadline} تک۔${reference}`,
  'status.scheduled-stopping': `${stopping} یہ {at} کو ڈیلیٹ ہوگا، زیادہ سے زیادہ {deadline} تک۔${reference}`,
  'status.running': `{with}آپ کا ڈیٹا ابھی ڈیلیٹ ہو رہا ہے۔ ہوتے ہی بتائیں گے، زیادہ سے زیادہ {deadline} تک۔${reference}`,
  'status.completed': `{with}آپ کا ڈیٹا {finished, select, none {} other {{finished} کو }}ڈیلیٹ ہو گیا۔${reference}`,
  'status.partial': `{with}آپ کا زیادہ تر ڈیٹا ڈیلیٹ ہو گیا۔ ایک حصے کی جانچ باقی ہے؛ ہم {deadline} تک کوشش کریں گے اور بتائیں گے۔${reference}`,
  'status.partial-late': `{with}آپ کا زیادہ تر ڈیٹا ڈیلیٹ ہو گیا۔ ایک حصے کی جانچ باقی ہے، اور ہماری بتائی تاریخ {deadline} گزر چکی ہے۔ ہم کوشش کریں گے اور بتائیں گے۔\nکچھ غلط لگے تو لکھیں: شکایت${reference}`,
  'status.partial-over': `{with}آپ کا زیادہ تر ڈیٹا ڈیلیٹ ہو گیا۔ ایک حصے کی جانچ پوری نہیں ہو سکی۔ لکھیں: شکایت۔ ہماری ٹیم اسے دیکھے گی۔${reference}`,
  'status.on_hold': onHold,
  'status.parked': onHold,
  'status.cancelled': `آپ کا کیس واپس لیا گیا۔ کچھ ڈیلیٹ نہیں ہوا۔${reference}`,
  'status.expired': 'آپ کی ہاں نہیں ملی۔ کچھ ڈیلیٹ نہیں ہوا۔ جب چاہیں، ڈیلیٹ لکھیں۔',
  'status.refused': `آپ نے ڈیلیٹ کرنے کو کہا تھا، مگر ہم نہیں کر سکے۔ لکھیں: کسی سے بات کرنی ہے۔ ہم وجہ بتائیں گے۔${reference}`,
  delayed: `آپ کا ڈیٹا ڈیلیٹ ہونے میں زیادہ وقت لگ رہا ہے: ہماری ٹیم دیکھ رہی ہے۔ تب تک ہم اسے استعمال نہیں کرتے۔ {deadline} تک بتائیں گے۔${reference}`,
  late: `ڈیلیٹ ہونے میں زیادہ وقت لگ رہا ہے: ہماری بتائی تاریخ {deadline} گزر چکی ہے۔ ہوتے ہی بتائیں گے۔${reference}`,
  unproven: `ڈیٹا کے ایک حصے کا ڈیلیٹ ہونا یقینی نہیں ہو سکا، اور اب ہم مزید کوشش نہیں کر سکتے۔${reference}`,
  finished: '{with}آپ کا ڈیٹا ڈیلیٹ ہو گیا: {counts}۔ ہم نے جانچا: کچھ نہیں بچا۔',
  'finished.uncounted': '{with}آپ کا ڈیٹا ڈیلیٹ ہو گیا۔ ہم نے جانچا: کچھ نہیں بچا۔',
  'finished.backups':
    'بیک اپ کی بند کاپی {backups} تک ہٹے گی۔ WhatsApp (Meta) 30 دن تک میسج رکھ سکتا ہے۔\nدکان کو پھر لکھیں گے تو نئی چیٹ شروع ہوگی۔',
  'finished.mentions': '{n, plural, other {آپ کا نمبر دوسروں کے # میسج میں بھی لکھا ہے؛ وہ رہیں گے۔}}',
  'finished.proof': '{link, select, none {} other {ثبوت:\n{link}\n}}کچھ غلط لگے تو لکھیں: شکایت',
  partial: `اب تک ڈیلیٹ ہوا: {counts}۔ ایک حصے کی جانچ باقی ہے: ہم کوشش کریں گے اور بتائیں گے۔${reference}`,
  'partial.uncounted': `{with}آپ کا کچھ ڈیٹا ڈیلیٹ ہو گیا۔ باقی کی جانچ چل رہی ہے: ہم کوشش کریں گے اور بتائیں گے۔${reference}`,
  unreachable: 'ابھی ریکارڈ نہیں دیکھے جا رہے۔ ہم خود پھر کوشش کر کے آپ کو لکھیں گے۔ آپ کو کچھ نہیں کرنا ہے۔',
  'rest-later': 'یہ کیس ایک دکان کا ہے۔ اس کے پورا ہونے پر آپ کے نمبر کا باقی سب بھی ڈیلیٹ ہو سکتا ہے: تب ڈیلیٹ لکھیں۔',
  'show-refused': 'آج آپ تین بار دیکھ چکے ہیں۔ کل پھر پوچھیں۔ ڈیٹا آپ اب بھی ڈیلیٹ کرا سکتے ہیں۔',
  'show-slow': 'ابھی گننے میں بہت وقت لگ رہا ہے۔ کل پھر پوچھیں۔ ڈیٹا آپ اب بھی ڈیلیٹ کرا سکتے ہیں۔',
  'show-suspect':
    '{number, select, none {حفاظت کے لیے ہم یہاں کچھ نہیں دکھاتے۔} other {حفاظت کے لیے ہم {number} والے نمبر کا کچھ نہیں دکھاتے: ہو سکتا ہے یہ پہلے کسی اور کا رہا ہو۔}} ڈیٹا آپ اب بھی ڈیلیٹ کرا سکتے ہیں۔',
  'staff-held': `آپ کا ڈیٹا ڈیلیٹ کرنا زیادہ سے زیادہ {until} تک رکا ہے: {why}۔{stopping, select, yes {} other { تب تک ہم اسے استعمال نہیں کرتے۔}}${reference}`,
  'staff-cancelled': `ہم آپ کا ڈیٹا ڈیلیٹ نہیں کر رہے: {why}۔ وہ پہلے جیسا رہے گا، اور دکانیں اسے پھر استعمال کر سکتی ہیں۔${reference}`,
  'staff-extended': `ارادہ بدلنے کے لیے اب آپ کے پاس زیادہ وقت ہے: {why}۔ آپ کا ڈیٹا {at} کو ڈیلیٹ ہوگا، زیادہ سے زیادہ {deadline} تک۔${reference}`,
  'staff-rights': 'صحیح نہیں لگتا؟ لکھیں: شکایت۔ ہمارے شکایت افسر جواب دیں گے۔',
  'staff-why.suspected-fraud': 'ہمیں شک ہے کہ یہ اس نمبر کے مالک نے نہیں کہا',
  'staff-why.insufficient-verification': 'ہم پکا نہیں کر سکے کہ یہ ڈیٹا آپ کا ہے',
  'staff-why.no-match': 'ہمیں آپ کا کچھ نہیں ملا',
  'staff-why.claim-not-covered': 'قانون یہ ڈیلیٹ کرنے کو نہیں کہتا',
  'staff-why.outside-jurisdiction': 'اس پر بھارت کا قانون لاگو نہیں ہوتا',
  'staff-why.too-many-requests': 'تھوڑے وقت میں یہی بات بہت بار کہی گئی',
  'staff-why.other': 'ہماری ٹیم نے یہ دیکھا ہے، پوچھنے پر سمجھائے گی',
  'staff-why.identity-in-doubt': 'ہمیں پکا کرنا ہے کہ یہ ڈیٹا آپ کا ہے',
  'staff-why.business-disputes': 'ایک دکان نے اعتراض کیا ہے، ہم دیکھ رہے ہیں',
  'staff-why.technical-fault': 'یہاں کچھ خراب ہے، ہم ٹھیک کر رہے ہیں',
  'staff-why.law-asks': 'قانون یا عدالت نے ابھی رکھنے کو کہا ہے',
  'staff-why.asked-by-the-person': 'آپ نے ہم سے کہا تھا',
  'staff-reply': `ہماری ٹیم سے کسی نے لکھا ہے:\n{text}${reference}`,
  looks:
    'پچھلے ایک سال میں ہماری ٹیم نے آپ کا کیس {n, plural, one {# بار} other {# بار}} دیکھا: {list}۔ ہر بار وجہ کے ساتھ لکھا جاتا ہے۔',
  'looks.none': 'پچھلے ایک سال میں ہماری ٹیم سے کسی نے آپ کا کیس نہیں دیکھا۔',
  'looks.support': '{n} بار سپورٹ نے',
  'looks.privacy': '{n} بار پرائیویسی افسروں نے',
  'looks.admin': '{n} بار ایڈمن نے',
  'looks.technician': '{n} بار انجینئروں نے',
  'case-opened.complaint': `ہمیں افسوس ہے۔ ہماری ٹیم آپ کی شکایت دیکھ کر {by} تک اسی چیٹ میں جواب دے گی۔${reference}`,
  'case-opened.person': `ہماری ٹیم سے کوئی {by} تک اسی چیٹ میں جواب دے گا۔${reference}`,
  'case-opened.somebody-else': `آپ کا کیس کھل گیا۔ ہماری ٹیم سے کوئی {by} تک اسی چیٹ میں جواب دے گا۔${reference}`,
  'case-opened.care': `آپ کا کیس کھل گیا۔ ہماری ٹیم سے کوئی {by} تک اسی چیٹ میں لکھے گا۔ آرام سے جواب دیں۔${reference}`,

  'account.email':
    'CallMissed اکاؤنٹ کے لیے دو ثبوت چاہییں: {number, select, none {آپ کا نمبر} other {{number} پر ختم ہونے والا یہ نمبر}} اور ای میل پر آیا کوڈ۔\nآپ کس ای میل سے سائن ان کرتے ہیں؟ وہ پتہ لکھیں۔',
  'account.code':
    'اگر کسی اکاؤنٹ میں یہ نمبر اور {email} پتہ ہے، تو وہاں 6 ہندسوں کا کوڈ بھیجا جا رہا ہے۔ اسے 10 منٹ کے اندر یہاں لکھیں۔\nای میل نہیں آئی؟ اسپیم میں دیکھیں۔ یا اکاؤنٹ میں دوسرا نمبر یا پتہ ہے: تب کوڈ نہیں جاتا۔\nکوڈ کسی کو نہ دیں۔ ہم فون پر کوڈ نہیں پوچھتے۔',
  'account.code-again':
    'وہ کوڈ اب نہیں چلے گا: وہ پرانا ہو گیا، یا پانچ بار غلط لکھا گیا۔ ہم {email} پر نیا کوڈ بھیج سکتے ہیں، اگر کسی اکاؤنٹ میں یہ نمبر اور وہ پتہ ہے۔',
  'button.code-again': 'نیا کوڈ بھیجیں',
  'button.other-email': 'دوسرا پتہ',
  'button.other-account': 'دوسرا اکاؤنٹ',
  'account.email-shape': 'پورا ای میل پتہ لکھیں، جیسے: name@example.com',
  'account.code-shape': 'کوڈ میں 6 ہندسے ہوتے ہیں۔ ای میل پھر دیکھیں اور کوڈ یہاں لکھیں۔',
  'account.code-wrong':
    'یہ کوڈ صحیح نہیں ہے۔ {left, plural, =0 {یہ کوڈ اب نہیں چلے گا: اوپر سے نیا کوڈ منگائیں۔} one {آپ # بار اور لکھ سکتے ہیں۔} other {آپ # بار اور لکھ سکتے ہیں۔}}',
  'account.code-limit':
    'ابھی کے لیے اتنے کوڈ کافی ہیں۔ ایک گھنٹے بعد پھر کوشش کریں؛ ایک دن میں چھ کے بعد، کل۔ انتظار نہیں ہو سکتا تو لکھیں: کسی سے بات کرنی ہے۔',
  'account.proof-old': 'ای میل والا ثبوت ایک گھنٹے سے زیادہ پرانا ہے۔ کچھ بند نہیں ہوا۔ نئے کوڈ کے ساتھ پھر سے شروع کریں۔',
  'account.none': 'یہ نمبر اور پتہ اب کسی اکاؤنٹ کے نہیں ہیں۔ کچھ بند نہیں ہوا۔ کچھ غلط لگے تو لکھیں: کسی سے بات کرنی ہے۔',
  'account.person': 'پہلے ہماری ٹیم کو یہ اکاؤنٹ دیکھنا ہوگا۔ کچھ بند نہیں ہوا۔',
  'account.elsewhere':
    'یہ چیٹ دکان کی ہے۔ CallMissed اکاؤنٹ کے بارے میں “میرا CallMissed اکاؤنٹ” {link, select, none {support@callmissed.com پر لکھیں} other {یہاں لکھیں:\n{link}}}',
  'account.list': 'کس اکاؤنٹ کی بات ہے؟',
  'account.row': '{can, select, account {آپ مالک ہیں} profile {صرف آپ کی اپنی پروفائل} other {ہماری ٹیم مدد کرے گی}}',
  'review-account.account':
    'آپ {business} کے اکاؤنٹ کے مالک ہیں: {counts}{people, plural, one {ٹیم میں # شخص} other {ٹیم میں # لوگ}}، بوٹ، چابیاں (اے پی آئی کیز) اور معلومات۔\nہاں کہنے پر:\n• ابھی سے کوئی سائن ان نہیں کر سکے گا؛ چابیاں، بوٹ اور کیمپین بند ہوں گے۔\n• {at} سب ڈیلیٹ ہوگا۔ پھر واپس نہیں آئے گا۔\n• تب تک اکاؤنٹ واپس مل سکتا ہے، یہاں یا اس لنک سے جو سب مالکوں اور ایڈمن کو ای میل میں ملے گا۔\n• بچے کریڈٹ نہیں ملیں گے۔ Meta پر آپ کا نمبر آپ کا ہی رہے گا۔',
  'review-account.profile':
    'آپ {business} کی ٹیم میں ہیں۔ اکاؤنٹ صرف اس کا مالک بند کر سکتا ہے۔ آپ کی اپنی پروفائل ڈیلیٹ ہو سکتی ہے: نام، ای میل، نمبر، سائن ان، پاس کی۔\nہاں کہنے پر:\n• ابھی سے آپ سائن ان نہیں کر سکیں گے۔\n• {at} پروفائل ڈیلیٹ ہوگی۔ پھر واپس نہیں آئے گی۔\n• تب تک وہ واپس مل سکتی ہے، یہاں یا ای میل کے لنک سے۔\n• چیٹ، بوٹ اور بل دکان کے پاس رہیں گے۔ اس کے حفاظتی ریکارڈ میں آپ کا کام رہے گا، آپ کا نام نہیں۔',
  'account-scheduled.confirmed': `${account} بند ہو {kind, select, profile {گئی} other {گیا}} ہے۔ ${accountErasedAt} واپس لینے کا لنک ای میل سے بھیجا جا رہا ہے{kind, select, profile {} other {، ہر مالک اور ایڈمن کو}}۔${undo}`,
  'account-scheduled.exists': `یہ پہلے ہی کہا جا چکا ہے۔ ${account} بند ہے۔ ${accountErasedAt}${undo}`,
  'account-scheduled.status': `${account} بند ہے۔ ${accountErasedAt}${thenTold}${undo}`,
  'account-scheduled.soon': `${account} بند ہے۔ یہ بہت جلد ڈیلیٹ ${willBe}، زیادہ سے زیادہ {deadline} تک۔${reference}`,
  'button.keep-account': '{kind, select, profile {پروفائل رہنے دیں} other {اکاؤنٹ رہنے دیں}}',
  'button.sooner': 'جلدی ڈیلیٹ کریں',
  'account-keep': `${account} رہنے دیں، اور پھر سے چالو کریں؟`,
  'account-sooner':
    '{at} ہی ڈیلیٹ کریں؟ اس سے پہلے نہیں ہو سکتا۔ تب تک یہ واپس مل سکتا ہے۔ جنہیں بتایا گیا تھا، انہیں پھر ای میل جائے گی۔ آگے لائی گئی تاریخ پھر پیچھے نہیں جاتی۔',
  'button.sooner-yes': 'ہاں، جلدی کریں',
  'button.sooner-no': 'نہیں، تاریخ رہے',
  'account-not-sooner':
    'اس سے جلدی نہیں ہو سکتا: اکاؤنٹ میں سب کے پاس اعتراض کے لیے کم سے کم 72 گھنٹے ہوتے ہیں، اور فون بدلنے کے بعد پورا وقت لگتا ہے۔',
  'account-undone': `ہو گیا۔ ${account} ایک منٹ میں پھر سے چالو ${willBe}۔ چابیاں اور بوٹ پہلے جیسے ہیں۔`,
  'account-undone.closed':
    'ہو گیا۔ آپ کی پروفائل ڈیلیٹ کرنے کا کیس واپس لیا گیا۔ مگر دکان کا اکاؤنٹ بند ہے، اس لیے آپ کا سائن اِن بھی۔ وہ {day} کو ڈیلیٹ ہوگا۔',
  'account-too-late':
    'اسے رکھنے کا وقت {until} تک تھا۔ وہ وقت گزر گیا ہے۔ ابھی کچھ ڈیلیٹ نہیں ہوا۔ پھر بھی رکھنا ضروری ہے؟ لکھیں: کسی سے بات کرنی ہے۔',
  'account-status': `${account}: {is, select, scheduled {بند ہے۔ {at} کو ڈیلیٹ ${willBe}، زیادہ سے زیادہ {deadline} تک۔} running {ابھی ڈیلیٹ ہو {kind, select, profile {رہی} other {رہا}} ہے۔ {deadline} تک بتائیں گے۔} completed {{finished, select, none {} other {{finished} کو }}${isErased}۔} partial {زیادہ تر ${isErased}۔ ایک حصے کی جانچ باقی ہے؛ ہم {deadline} تک کوشش کریں گے اور بتائیں گے۔} cancelled {{kind, select, profile {رہے گی} other {رہے گا}}، کیس واپس لیا گیا۔} refused {ہم اسے ڈیلیٹ نہیں کر سکے۔ لکھیں: کسی سے بات کرنی ہے۔} other {بند ہے۔ ہماری ٹیم کیس دیکھ رہی ہے، زیادہ وقت لگ رہا ہے۔ {deadline} تک بتائیں گے۔}}${reference}`,
  'account-finished': `${account} ${isErased}{counts, select, none {} other {: {counts}}}۔ ہم نے جانچا: کچھ نہیں بچا۔`,
  'account-finished.backups':
    'بیک اپ کی بند کاپی {backups} تک ہٹے گی۔{kind, select, profile {} other { دوسری دکانوں کے پاس آپ کے نمبر کا جو ہے، وہ رہے گا۔ اس کے لیے لکھیں: میرا ڈیٹا ڈیلیٹ کریں۔}}',
  'account-delayed': `${account} ڈیلیٹ ہونے میں زیادہ وقت لگ رہا ہے: ہماری ٹیم دیکھ رہی ہے۔ تب تک بند {kind, select, profile {رہے گی} other {رہے گا}}۔ {deadline} تک بتائیں گے۔${reference}`,
  'account-closing': `ہم ${account} بند کر رہے ہیں: زیادہ وقت لگ رہا ہے۔ {deadline} تک بتائیں گے۔${reference}`,

  'mail.code.subject': 'CallMissed کے لیے آپ کا کوڈ',
  'mail.code':
    'آپ کے اکاؤنٹ والے نمبر سے کسی نے WhatsApp پر لکھا ہے کہ CallMissed کا اکاؤنٹ یا پروفائل بند کرنی ہے۔ کوڈ:\n\n{code}\n\nیہ 10 منٹ تک چلے گا، اور صرف اسی چیٹ میں۔ کوڈ کسی کو نہ دیں: ہم فون یا ای میل پر کوڈ نہیں پوچھتے۔\nیہ آپ نے نہیں لکھا؟ تو کچھ نہ کریں: کوڈ کے بغیر کچھ نہیں ہوتا۔ پھر آئے تو support@callmissed.com کو بتائیں۔',
  'mail.closed.subject': `${mailAccount} بند ہو {kind, select, profile {گئی} other {گیا}} ہے`,
  'mail.closed':
    '{kind, select, profile {آپ کے WhatsApp پر کہنے سے {business} میں آپ کی پروفائل بند کی گئی ہے۔} other {{business} کا CallMissed اکاؤنٹ اس کے مالک کے کہنے پر بند کیا گیا ہے۔ اب کوئی سائن ان نہیں کر سکتا؛ چابیاں، بوٹ اور کیمپین بند ہیں۔}}\n{day} کو سب ڈیلیٹ ہوگا۔ اس کے بعد واپس نہیں آئے گا۔ قانون جو رکھواتا ہے، جیسے بل، وہ اپنی تاریخ تک رہے گا۔',
  'mail.sooner.subject': `${mailAccount} جلدی ڈیلیٹ ${willBe}`,
  'mail.sooner': `WhatsApp پر کہنے کے مطابق ${mailAccount} اب {day} کو ہی ڈیلیٹ ${willBe}۔ اس کے بعد کچھ واپس نہیں آئے گا۔`,
  'mail.near.subject': `${mailAccount} {day} کو ڈیلیٹ ${willBe}`,
  'mail.near': `یاد دلا دیں: ${mailAccount} بند ہے اور {day} کو ڈیلیٹ ${willBe}۔ اس کے بعد کچھ واپس نہیں آئے گا۔`,
  'mail.undo': 'یہ غلط ہے؟ تب تک اس پیج پر بٹن دبا کر واپس لے سکتے ہیں:\n{link}',
  'mail.team':
    'یہ ای میل آپ کو اس لیے ملی کیونکہ آپ اس کی ٹیم میں ہیں: آپ کی اپنی پروفائل (نام، ای میل، نمبر، سائن ان) بھی اس کے ساتھ ڈیلیٹ ہوگی۔ تب تک اس کے مالک اور ایڈمن اسے واپس لے سکتے ہیں۔ آپ کو کچھ نہیں کرنا؛ تاریخ بدلی تو ہم آپ کو لکھیں گے۔',
  'mail.ask':
    'یہ غلط ہے؟ اس سے پہلے ہمارے شکایت افسر کو karan@callmissed.com پر لکھیں، کوئی اسے دیکھے گا۔ آپ کی اپنی رسائی بند کی جا چکی ہے، اس لیے یہاں کوئی لنک نہیں ہے۔',
  'mail.case': 'کیس: {reference}۔ زیادہ سے زیادہ {deadline} تک۔ شکایت افسر: karan@callmissed.com',
  'mail.back.subject': `${mailAccount} {kind, select, profile {رہے گی} other {رہے گا}}`,
  'mail.back': `${mailAccount} ڈیلیٹ کرنے کا کیس واپس لیا گیا۔ ایک منٹ میں سب پہلے جیسا چلے گا۔\nآپ میں سے کسی نے یہ نہیں کیا؟ support@callmissed.com پر لکھیں۔`,
  'mail.erased.subject': `${mailAccount} {partial, select, yes {زیادہ تر ${isErased}} other {${isErased}}}`,
  'mail.erased': `${mailAccount} {partial, select, yes {زیادہ تر ${isErased}؛ ایک حصے کی جانچ باقی ہے، ہم {deadline} تک کوشش کریں گے} other {${isErased}}}۔ قانون جو رکھواتا ہے، وہ اپنی تاریخ تک رہے گا۔ بیک اپ کی بند کاپی {backups} تک ہٹے گی۔\n{partial, select, yes {پورا ہونے پر ہم آپ کو ایک بار اور لکھیں گے۔} other {اس بارے میں یہ آخری ای میل ہے: اس کے لیے ہم آپ کا پتہ اب نہیں رکھتے۔}}`,

  'undo.title': 'رہنے دیں؟',
  'undo.ask': `{kind, select, profile {آپ کی CallMissed پروفائل بند ہے} other {ایک CallMissed اکاؤنٹ بند ہے}} اور {day} کو ڈیلیٹ ${willBe}۔ واپس لینے کے لیے بٹن دبائیں: پھر سب پہلے جیسا چلے گا، اور جنہیں بتایا گیا تھا، انہیں یہ بھی بتایا جائے گا۔`,
  'undo.button': 'رہنے دیں',
  'undo.done': 'ہو گیا۔ کچھ ڈیلیٹ نہیں ہوگا، اور ایک منٹ میں سب پھر چلے گا۔',
  'undo.over': 'اس لنک سے اب کچھ نہیں بدل سکتا: کیس پہلے ہی واپس لیا گیا، یا وقت گزر گیا۔ سوال: support@callmissed.com',
  'some-business': 'ایک دکان یا کمپنی',
  'forward-denied': 'شکریہ۔ {business} کے کہنے پر ہم آپ کو پھر نہیں لکھیں گے۔ کچھ ڈیلیٹ نہیں ہوا۔',
  'forward-silenced': 'شکریہ۔ {business} کے کہنے پر ہم آپ کو پھر نہیں لکھیں گے۔',
  objected: `{business} آپ کا ڈیٹا رکھنا چاہتا ہے۔ وجہ: {ground}۔\nہمارے پرائیویسی افسر {by} تک فیصلہ کریں گے، اور ہم آپ کو یہیں لکھیں گے۔{stopping, select, yes {} other { تب تک ہم آپ کا ڈیٹا استعمال نہیں کرتے۔}} اگر تب تک فیصلہ نہ ہوا، تو ڈیٹا ڈیلیٹ ہوگا۔${reference}`,
  'objection-decided.over': `{business} کی وجہ ڈیٹا رکھنے کے لیے کافی نہیں ہے۔ آپ کا ڈیٹا {at} ڈیلیٹ ہوگا۔${reference}`,
  'objection-decided.no-reason': '{business} کی وجہ ڈیٹا رکھنے کے لیے کافی نہیں ہے۔',
  'objection-decided.upheld': `{business} ابھی اپنا ڈیٹا رکھ سکتا ہے۔ وجہ: {ground}۔ اگر آپ نے کہا تھا، تو باقی دکانوں کا ڈیٹا پھر بھی ڈیلیٹ ہوگا۔\nکچھ غلط لگے تو لکھیں: شکایت۔${reference}`,
  'ground.legal-proceedings': 'عدالت کا معاملہ یا قانونی دعویٰ',
  'ground.legal-obligation': 'قانون کی وجہ سے ڈیٹا رکھنا ضروری ہے',
  'ground.unpaid-dues': 'ایک بل باقی ہے',
  'ground.fraud-investigation': 'دھوکے کے شک کی جانچ چل رہی ہے',
  'ground.open-order': 'آپ کا ایک آرڈر ابھی پورا نہیں ہوا',
  'case-open': 'آپ کا کیس {reference} کھلا ہے: ہماری ٹیم {by} تک اسی چیٹ میں جواب دے گی۔',
  'case-open.complaint': 'آپ کی شکایت {reference} کھلی ہے: ہماری ٹیم {by} تک اسی چیٹ میں جواب دے گی۔',
  'case-answer': 'آپ کے کیس {reference} کے بارے میں:\n{text}',
  'case-answer.open': 'آپ یہیں جواب دے سکتے ہیں۔',
  'case-answer.closed': 'اس کے ساتھ آپ کا کیس بند ہوا۔ کچھ غلط لگے تو لکھیں: شکایت',
  'case-refused': 'آپ نے ڈیلیٹ کرنے کو کہا تھا، مگر ہم نہیں کر سکتے: {why} کچھ ڈیلیٹ نہیں ہوا۔',
  'case-refused.papers': 'کاغذات سے نہیں لگتا کہ یہ ڈیٹا ڈیلیٹ کروانے کا حق آپ کا ہے۔',
  'case-noted': `شکریہ۔ ہماری ٹیم یہ پڑھ کر یہیں جواب دے گی۔${reference}`,
  board:
    'اس سے بات نہ بنے تو اگلا قدم: بھارت کا ڈیٹا پروٹیکشن بورڈ (Data Protection Board of India){from, select, none {} other {، جو ایسی شکایتیں {from} سے لے گا}}۔',
  refused: `آپ نے ڈیلیٹ کرنے کو کہا تھا، مگر ہم نہیں کر سکتے: {why} کچھ ڈیلیٹ نہیں ہوا، اور آپ کا ڈیٹا پھر سے استعمال ہو رہا ہے۔${reference}\nکچھ غلط لگے تو لکھیں: شکایت۔ شکایت افسر دیکھ کر یہیں جواب دیں گے۔`,
  'refused.suspected_fraud': 'لگتا ہے کہ یہ اس شخص نے نہیں مانگا جس کا ڈیٹا ہے۔',
  'refused.insuf_verification': 'ہم پکا نہیں کر سکے کہ یہ ڈیٹا آپ کا ہے۔',
  'refused.no_match': 'اس سے جڑا کوئی ڈیٹا ہمیں نہیں ملا۔',
  'refused.claim_not_covered': 'قانون ہم سے یہ ڈیٹا رکھواتا ہے، یا ڈیلیٹ کا حق اس پر لاگو نہیں ہوتا۔',
  'refused.outside_jurisdiction': 'آپ نے جو قانون بتایا، وہ اس ڈیٹا پر لاگو نہیں ہوتا۔',
  'refused.too_many_requests': 'یہی بات بہت بار کہی گئی۔',
  'refused.other': 'ہماری ٹیم نے دیکھا، اور ہمیں اس کی اجازت نہیں ہے۔',
  'status.link': 'کیس کا حال دیکھیں:\n{link}',
  'choose.linked':
    'یہ CallMissed ہے۔ {business} ہمارے ذریعے گاہکوں سے چیٹ اور کال کرتا ہے۔\n{number, select, none {بات صرف آپ کی اپنی چیٹ کی ہے۔} other {آپ کا میسج {number} پر ختم ہونے والے نمبر سے آیا ہے۔ بات صرف اسی نمبر کی ہے۔}}\nآپ کیا ڈیلیٹ کرنا چاہتے ہیں؟',
  'button.linked': 'صرف یہی دکان',
  'button.delete-all': 'میرا سارا ڈیٹا',
  'letter.subject': 'CallMissed میں آپ کا کیس {reference}',
  'letter.undo':
    'ارادہ بدل گیا، یا یہ آپ نے نہیں کہا تھا؟ اس دن سے پہلے بتائیں: اسی نمبر سے WhatsApp پر، یا support@callmissed.com پر ای میل سے۔',
  'letter.in-chat':
    'اس دوران اسی نمبر سے WhatsApp پر ہم سے یہی کہا گیا ہے۔ ہم اسی پر آگے کام کریں گے اور وہیں جواب دیں گے۔ یہاں اس کے بارے میں اور کچھ نہیں آئے گا۔\nآپ کا کیس نمبر: {reference}',
  'letter.other.entered':
    'ہم نے کاغذات دیکھ لیے ہیں۔ اس نمبر کا ڈیٹا {at} کو ڈیلیٹ ہوگا، زیادہ سے زیادہ {deadline} تک۔\nآپ کا کیس نمبر: {reference}',
  'letter.other.done': 'اس نمبر کا ڈیٹا ڈیلیٹ ہو گیا۔ ہم نے جانچا: کچھ نہیں بچا۔',
  'letter.other.partial':
    'اس نمبر کا کچھ ڈیٹا ڈیلیٹ ہو گیا۔ باقی کی جانچ چل رہی ہے: ہم کوشش کریں گے اور بتائیں گے۔\nآپ کا کیس نمبر: {reference}',
  'letter.other.delayed':
    'اس نمبر کا ڈیٹا ڈیلیٹ ہونے میں زیادہ وقت لگ رہا ہے: ہماری ٹیم دیکھ رہی ہے۔{stopping, select, yes {} other { تب تک ہم اسے استعمال نہیں کرتے۔}} {deadline} تک بتائیں گے۔\nآپ کا کیس نمبر: {reference}',
  'letter.other.held':
    'اس نمبر کا ڈیٹا ڈیلیٹ کرنا زیادہ سے زیادہ {until} تک رکا ہے: {why}۔{stopping, select, yes {} other { تب تک ہم اسے استعمال نہیں کرتے۔}}\nآپ کا کیس نمبر: {reference}',
  'letter.other.extended':
    'اس نمبر کا ڈیٹا اب بعد میں، {at} کو ڈیلیٹ ہوگا: {why}۔ زیادہ سے زیادہ {deadline} تک۔\nآپ کا کیس نمبر: {reference}',
  'letter.other.refused':
    'ہم اس نمبر کا ڈیٹا ڈیلیٹ نہیں کر رہے: {why} وہ پہلے جیسا رہے گا، اور دکانیں اسے پھر استعمال کر سکتی ہیں۔\nآپ کا کیس نمبر: {reference}',
  'letter.other.taken-back': 'اس نمبر کا ڈیٹا ڈیلیٹ کرنا روک دیا گیا۔ کچھ ڈیلیٹ نہیں ہوا۔\nآپ کا کیس نمبر: {reference}',
  'letter.other.objected':
    '{business} اس نمبر کا ڈیٹا رکھنا چاہتا ہے۔ وجہ: {ground}۔\nہمارے پرائیویسی افسر {by} تک فیصلہ کریں گے، اور ہم آپ کو لکھیں گے۔{stopping, select, yes {} other { تب تک ہم وہ ڈیٹا استعمال نہیں کرتے۔}} اگر تب تک فیصلہ نہ ہوا، تو ڈیٹا ڈیلیٹ ہوگا۔\nآپ کا کیس نمبر: {reference}',
  'letter.other.objection-over':
    '{business} کی وجہ ڈیٹا رکھنے کے لیے کافی نہیں ہے۔ اس نمبر کا ڈیٹا {at} کو ڈیلیٹ ہوگا۔\nآپ کا کیس نمبر: {reference}',
  'letter.other.no-reason': '{business} کی وجہ ڈیٹا رکھنے کے لیے کافی نہیں ہے۔',
  'letter.other.why.identity-in-doubt': 'ہمیں کاغذات ایک بار پھر دیکھنے ہیں',
  'papers-told':
    'کسی نے ہم سے اس نمبر کا ڈیٹا ڈیلیٹ کرنے کو کہا ہے اور اس کے کاغذات دکھائے ہیں۔ یہ {at} کو ڈیلیٹ ہوگا۔ کیا یہ نمبر آپ کا ہے، اور ڈیٹا رہنا چاہیے؟ تو یہاں لکھیں: میرا ڈیٹا رہنے دیں',
  'papers-over.done': 'اس نمبر کا ڈیٹا ڈیلیٹ ہو گیا۔ ہم نے جانچا: کچھ نہیں بچا۔',
  'papers-over.partial': 'اس نمبر کا کچھ ڈیٹا ڈیلیٹ ہو گیا۔ باقی کی جانچ چل رہی ہے: ہم کوشش کریں گے اور بتائیں گے۔',
  'papers-over.kept': 'اس نمبر کا ڈیٹا ڈیلیٹ نہیں ہوگا۔ کچھ ڈیلیٹ نہیں ہوا، اور ڈیٹا پھر سے استعمال ہو رہا ہے۔',
  'letter.kept': 'قانون کی وجہ سے جو رکھنا ضروری ہے، وہ اپنی تاریخ تک رہے گا؛ کب تک، ثبوت میں لکھا ہے۔',
  'letter.proof': 'ثبوت:\n{link}',
  'letter.complain': 'کچھ غلط لگے تو support@callmissed.com پر لکھیں: شکایت۔ ہمارے شکایت افسر جواب دیں گے۔',
  papers:
    'کاغذ صرف ای میل سے بھیجیں: support@callmissed.com، عنوان میں {reference} لکھیں۔ جو نمبر ضروری نہیں، انہیں ڈھانپ دیں۔ انہیں صرف ہماری ٹیم دیکھے گی۔ ہمارے جواب کے 30 دن بعد، زیادہ سے زیادہ 90 دن میں، یہ مٹا دیے جائیں گے۔\nاس چیٹ میں کوئی شناختی کاغذ نہ بھیجیں۔',
  'papers.dead': 'یہ چاہیے:\n1. موت کا سرٹیفکیٹ\n2. ایسا کاغذ جو دکھائے کہ آپ خاندان سے ہیں یا نامزد ہیں',
  'papers.ill':
    'یہ چاہیے:\n1. ڈاکٹر کا کاغذ کہ وہ ابھی فیصلہ نہیں لے سکتے\n2. ایسا کاغذ جو دکھائے کہ آپ ان کے سرپرست یا نامزد ہیں',
  'papers.minor': 'یہ چاہیے:\n1. بچے کا پیدائش کا سرٹیفکیٹ\n2. اگر آپ ماں باپ نہیں: سرپرست ہونے کا کاغذ',
  'papers.other': 'یہ چاہیے:\n1. ان کے دستخط والا خط کہ آپ ان کے لیے کہہ سکتے ہیں\n2. یا وہ کاغذ جس میں آپ نامزد ہیں',
  'link.text': 'میرا ڈیٹا ڈیلیٹ کریں · کوڈ {code}',
}
