import type { Copy } from './en.ts'

const reference = '\nآپ کا کیس نمبر: {reference}'
const notUsed = 'ہم {with}آپ کا ڈیٹا استعمال نہیں کر رہے۔'
const stopped = 'ہم نے {with}آپ کا ڈیٹا استعمال کرنا بند کر دیا ہے۔'
const erasedAt = 'یہ {at} ڈیلیٹ ہوگا، زیادہ سے زیادہ {deadline} تک۔'
const thenTold = ' تب آپ کو بتائیں گے۔'
const undo = `${reference}\nارادہ بدل گیا؟ {before} سے پہلے بٹن دبائیں۔`
const steps = (third: string, last: string) =>
  `\nآگے ایسے ہوگا:\n1. بٹن دبائیں۔ آپ کو کیس نمبر ملے گا۔\n2. ہماری ٹیم سے کوئی اسی چیٹ میں آپ کو لکھے گا۔\n3. ${third}\n4. ${last}\nابھی کوئی کاغذ نہ بھیجیں۔`
const terms = (at: string, told: string) =>
  `ہاں کہنے پر:\n• ہم ابھی سے اسے استعمال کرنا بند کریں گے۔\n• ${at} سب ڈیلیٹ ہوگا۔ پھر واپس نہیں آئے گا۔\n${told}\n• آپ کے فون کی چیٹ رہے گی۔ اسے آپ خود ڈیلیٹ کر سکتے ہیں۔`
const shopsTold = '• دکانوں کو بتایا جائے گا۔ ان کے پاس اپنی کاپی ہو سکتی ہے۔'
const onHold = `آپ کے کیس میں زیادہ وقت لگ رہا ہے: ہماری ٹیم دیکھ رہی ہے۔ تب تک ${notUsed} {deadline} تک بتائیں گے۔${reference}`

/** A link stands on a line of its own: nothing invisible may touch it, or it opens the wrong page. */
export const ur: Copy = {
  footer: 'Grievance Officer: karan@callmissed.com',
  time: '{period, select, morning {صبح} noon {دوپہر} evening {شام} other {رات}} {clock} بجے',
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
  'kept.why.tax': 'ٹیکس کا قانون',
  'kept.why.security': 'حفاظت کا قانون',
  'kept.why.law': 'قانون',
  whole: '{number, select, none {یہ چیٹ} other {{number} والا نمبر}}',
  part: '{business}، {number, select, none {یہ چیٹ} other {{number} والا نمبر}}',
  with: '{business} کے پاس کا ',

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
    '{subject}: ہمارے پاس {businesses, plural, =0 {} one {# دکان کے ساتھ کے } other {# دکانوں کے ساتھ کے }}{counts} ہیں۔',
  'review.uncounted': '{subject}: ہمارے پاس آپ کی چیٹ یا کال ہیں۔',
  'review.terms': terms(
    '{at}',
    `{one, select, yes {• دکان کو بتایا جائے گا۔ اس کے پاس اپنی کاپی ہو سکتی ہے۔} other {${shopsTold}}}`,
  ),
  'review.account': 'آپ کا CallMissed اکاؤنٹ رہے گا۔ اسے ڈیلیٹ کرنے کے لیے اکاؤنٹ کی ای میل سے support@callmissed.com پر لکھیں۔',
  'review.ask': 'ڈیلیٹ کریں؟',
  'review.ask-code': 'ڈیلیٹ کریں؟ (بٹن نہ دکھے تو لکھیں: DELETE {code})',
  'button.confirm': 'ہاں، ڈیلیٹ کریں',
  'button.decline': 'نہیں، رہنے دیں',
  'review-suspect': `{subject}: حفاظت کے لیے ہم یہاں نام اور گنتی نہیں دکھاتے۔\n${terms('7 دن بعد', `• تب تک آپ یہاں ارادہ بدل سکتے ہیں۔\n${shopsTold}`)}`,
  'scheduled.confirmed': `${stopped} ${erasedAt}${thenTold}${undo}`,
  'scheduled.exists': `یہ آپ پہلے ہی کہہ چکے ہیں۔ ${stopped} ${erasedAt}${undo}`,
  'scheduled.status': `${notUsed} ${erasedAt}${thenTold}${undo}`,
  'scheduled.soon': `${notUsed} یہ بہت جلد ڈیلیٹ ہوگا، زیادہ سے زیادہ {deadline} تک۔${thenTold}${reference}`,
  'button.keep': 'ڈیٹا رہنے دیں',
  keep: 'آپ کا ڈیٹا رہنے دیں، اور دکانیں پھر سے اسے استعمال کریں؟',
  'button.keep-yes': 'ہاں، رہنے دیں',
  'button.keep-no': 'نہیں، ڈیلیٹ کریں',
  'offer-person': 'معاف کیجیے، ہم اب بھی نہیں سمجھے۔ ہماری ٹیم سے کوئی اسی چیٹ میں مدد کر سکتا ہے۔',
  'button.person': 'کسی سے بات کریں',
  holdings: '{subject}: ہمارے پاس {businesses, plural, =0 {} one {# دکان کے ساتھ کے } other {# دکانوں کے ساتھ کے }}{counts} ہیں۔',
  'holdings.chat':
    'یہ چیٹ: آپ جو یہاں لکھتے ہیں، وہ چیٹ ختم ہونے کے 30 دن بعد تک رہتا ہے؛ آپ نے لکھا تھا، یہ 1 سال تک۔\nکیا کچھ بدلنا ہے؟',

  'contact-request':
    'WhatsApp ہمیں آپ کا نمبر نہیں دکھاتا۔ ڈیٹا ڈیلیٹ کرنے کے لیے نمبر جاننا ہوگا۔\nبٹن دبا کر اپنا نمبر بھیجیں۔',
  'contact-request.again':
    'ہمیں آپ کا اپنا نمبر چاہیے، نیچے کے بٹن سے بھیجا ہوا۔ لکھا ہوا نمبر یا محفوظ کیا ہوا کانٹیکٹ نہیں چلے گا: وہ کسی کا بھی ہو سکتا ہے۔\nبٹن دبا کر بھیجیں۔',
  'nothing-held':
    '{number, select, none {اس چیٹ} other {{number} پر ختم ہونے والے نمبر}} کی{business, select, none {} other { {business} کے ساتھ}} کوئی چیٹ یا کال ہمارے پاس نہیں ہے۔ ڈیلیٹ کرنے کو کچھ نہیں ہے۔',
  moment: 'ایک منٹ۔ ہم دیکھ رہے ہیں۔',
  'tap-button':
    'اوپر کے میسج میں بٹن دبائیں، تاکہ غلطی سے کچھ نہ ہو۔{code, select, none {} other { بٹن نہ دکھے تو لکھیں: DELETE {code}}}',
  'wrong-code': 'یہ کوڈ صحیح نہیں ہے۔ اوپر کا میسج دیکھیں۔ آپ {left, plural, other {# بار}} اور لکھ سکتے ہیں۔',
  lost: 'ہم نہیں سمجھے۔ لکھیں: میرا ڈیٹا ڈیلیٹ کریں۔ یا لکھیں: مدد۔',
  'lost.open': 'ہم نہیں سمجھے۔ اوپر کے میسج میں بٹن دبائیں۔ یا لکھیں: مدد۔',
  'no-papers': 'ہم فوٹو یا فائل نہیں کھول سکتے۔ کوئی شناختی کاغذ نہ بھیجیں: اس کی ضرورت نہیں ہے۔ لفظوں میں لکھیں۔',
  'no-papers.voice': 'ہم آواز والے میسج نہیں سن سکتے۔ کچھ لفظ لکھیں، یا لکھیں: کسی سے بات کرنی ہے۔ کوئی شناختی کاغذ نہ بھیجیں۔',
  unreadable: 'ہم یہ نہیں کھول سکتے۔ لفظوں میں لکھیں۔',
  edited: 'بدلا ہوا میسج ہمیں نہیں دکھتا۔ نئے میسج میں پھر لکھیں۔',
  revoked: 'آپ نے ایک میسج ہٹایا۔ اس سے یہاں کچھ نہیں بدلتا، اور CallMissed کا کوئی ڈیٹا ڈیلیٹ نہیں ہوتا۔',
  'get-back': 'جو ڈیلیٹ ہو گیا، وہ واپس نہیں آ سکتا۔ ہم بھی نہیں لا سکتے۔',
  thanks: 'آپ کا شکریہ۔',
  help: 'یہ CallMissed ہے۔ دکانیں اور کمپنیاں ہمارے ذریعے گاہکوں سے چیٹ اور کال کرتی ہیں۔ یہاں آپ اپنا ڈیٹا ڈیلیٹ کرا سکتے ہیں۔\nان میں سے کچھ لکھیں:\n• میرا ڈیٹا ڈیلیٹ کریں\n• بند کرو (اشتہار بند)\n• میرا ڈیٹا دکھائیں\n• اسٹیٹس\n• کسی سے بات کرنی ہے\n• شکایت\n• زبان',
  'help.shared':
    'یہ دکان اس چیٹ کے لیے CallMissed استعمال کرتی ہے۔ یہاں آپ یہ چیٹ ڈیلیٹ کرا سکتے ہیں۔\nان میں سے کچھ لکھیں:\n• میرا ڈیٹا ڈیلیٹ کریں\n• اسٹیٹس\n• کسی سے بات کرنی ہے\n• شکایت\n• زبان',
  'language-set': 'ٹھیک ہے، اب سے اردو میں۔',
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
  'undo-late': 'اب دیر ہو گئی: ڈیلیٹ ہونا شروع ہو چکا ہے یا ہو گیا ہے۔',
  'status.none': 'آپ کا کوئی ڈیلیٹ کا کیس نہیں ہے۔ کچھ ڈیلیٹ نہیں ہو رہا۔ جب چاہیں، ڈیلیٹ لکھیں۔',
  'status.awaiting_confirmation': 'آپ کی ہاں کا انتظار ہے۔ اب تک کچھ ڈیلیٹ نہیں ہوا۔',
  'status.scheduled': `${notUsed} یہ {at} کو ڈیلیٹ ہوگا، زیادہ سے زیادہ {deadline} تک۔${reference}`,
  'status.running': `{with}آپ کا ڈیٹا ابھی ڈیلیٹ ہو رہا ہے۔ ہوتے ہی بتائیں گے، زیادہ سے زیادہ {deadline} تک۔${reference}`,
  'status.completed': `{with}آپ کا ڈیٹا {finished, select, none {} other {{finished} کو }}ڈیلیٹ ہو گیا۔${reference}`,
  'status.partial': `{with}آپ کا زیادہ تر ڈیٹا ڈیلیٹ ہو گیا۔ ایک حصے کی جانچ باقی ہے؛ ہم {deadline} تک کوشش کریں گے اور بتائیں گے۔${reference}`,
  'status.on_hold': onHold,
  'status.parked': onHold,
  'status.cancelled': `آپ کا کیس واپس لیا گیا۔ کچھ ڈیلیٹ نہیں ہوا۔${reference}`,
  'status.expired': 'آپ کی ہاں نہیں ملی۔ کچھ ڈیلیٹ نہیں ہوا۔ جب چاہیں، ڈیلیٹ لکھیں۔',
  'status.refused': `آپ کا کیس پورا نہیں ہو سکا۔ لکھیں: کسی سے بات کرنی ہے۔ ہم وجہ بتائیں گے۔${reference}`,
  delayed: `آپ کا ڈیٹا ڈیلیٹ ہونے میں زیادہ وقت لگ رہا ہے: ہماری ٹیم دیکھ رہی ہے۔ تب تک ہم اسے استعمال نہیں کرتے۔ {deadline} تک ہو جائے گا۔${reference}`,
  finished: '{with}آپ کا ڈیٹا ڈیلیٹ ہو گیا: {counts}۔ ہم نے جانچا: کچھ نہیں بچا۔',
  'finished.uncounted': '{with}آپ کا ڈیٹا ڈیلیٹ ہو گیا۔ ہم نے جانچا: کچھ نہیں بچا۔',
  'finished.backups':
    'بیک اپ کی بند کاپی {backups} تک ہٹے گی۔ WhatsApp (Meta) 30 دن تک میسج رکھ سکتا ہے۔\nدکان کو پھر لکھیں گے تو نئی چیٹ شروع ہوگی۔',
  'finished.mentions': '{n, plural, other {آپ کا نمبر دوسروں کے # میسج میں بھی لکھا ہے؛ وہ رہیں گے۔}}',
  'finished.proof': 'ثبوت:\n{link}\nکچھ غلط لگے تو لکھیں: شکایت',
  partial: `اب تک ڈیلیٹ ہوا: {counts}۔ ایک حصے کی جانچ باقی ہے: ہم کوشش کریں گے اور بتائیں گے۔${reference}`,
  'partial.uncounted': `{with}آپ کا کچھ ڈیٹا ڈیلیٹ ہو گیا۔ باقی کی جانچ چل رہی ہے: ہم کوشش کریں گے اور بتائیں گے۔${reference}`,
  unreachable: 'ابھی ریکارڈ نہیں دیکھے جا رہے۔ ہم خود پھر کوشش کر کے آپ کو لکھیں گے۔ آپ کو کچھ نہیں کرنا ہے۔',
  'rest-later': 'یہ کیس ایک دکان کا ہے۔ اس کے پورا ہونے پر آپ کے نمبر کا باقی سب بھی ڈیلیٹ ہو سکتا ہے: تب ڈیلیٹ لکھیں۔',
  'show-refused': 'آج آپ تین بار دیکھ چکے ہیں۔ کل پھر پوچھیں۔ ڈیٹا آپ اب بھی ڈیلیٹ کرا سکتے ہیں۔',
  'show-suspect':
    '{number, select, none {حفاظت کے لیے ہم یہاں کچھ نہیں دکھاتے۔} other {حفاظت کے لیے ہم {number} والے نمبر کا کچھ نہیں دکھاتے: یہ پہلے کسی اور کا ہو سکتا ہے۔}} ڈیٹا آپ اب بھی ڈیلیٹ کرا سکتے ہیں۔',
  'case-opened.complaint': `ہمیں افسوس ہے۔ ہماری ٹیم آپ کی شکایت دیکھ کر {by} تک اسی چیٹ میں جواب دے گی۔${reference}`,
  'case-opened.person': `ہماری ٹیم سے کوئی {by} تک اسی چیٹ میں جواب دے گا۔${reference}`,
  'case-opened.somebody-else': `آپ کا کیس کھل گیا۔ ہماری ٹیم سے کوئی {by} تک اسی چیٹ میں جواب دے گا۔${reference}`,
  'case-opened.care': `آپ کا کیس کھل گیا۔ ہماری ٹیم سے کوئی {by} تک اسی چیٹ میں لکھے گا۔ آرام سے جواب دیں۔${reference}`,
}
