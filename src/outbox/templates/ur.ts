import type { TemplateSet } from './template-definition.ts'

const footer = 'شکایت افسر: karan@callmissed.com'

/** A link stands on a line of its own, as in the chat's own words. */
export const ur: TemplateSet = {
  data_deletion_forwarded: {
    body: 'یہ CallMissed ہے۔ {{1}} نے ہمیں بتایا کہ آپ اپنا ڈیٹا ڈیلیٹ کرانا چاہتے ہیں۔ آپ کے کہے بغیر کچھ ڈیلیٹ نہیں ہوگا: بات کیا ہے، یہ دیکھنے کے لیے “آگے بڑھیں” دبائیں۔\nاگر آپ نے یہ نہیں کہا، تو “میں نے نہیں کہا” دبائیں۔',
    examples: ['Rangoli Sarees'],
    footer,
    buttons: ['آگے بڑھیں', 'میں نے نہیں کہا'],
  },
  data_deletion_finished: {
    body: 'یہ CallMissed ہے۔ آپ کا ڈیٹا ڈیلیٹ کرنے کا کام، کیس {{1}}، پورا ہوا۔ کیا ڈیلیٹ ہوا اور قانون کی وجہ سے کیا رہے گا، یہاں لکھا ہے:\n{{2}}\nکچھ غلط لگے تو اس چیٹ میں لکھیں: شکایت',
    examples: ['CM-7K3F-9QXD', 'https://deletion.callmissed.com/receipts/6f1c'],
    footer,
  },
  data_deletion_partial: {
    body: 'یہ CallMissed ہے، آپ کے کیس {{1}} کے بارے میں۔ آپ کا کچھ ڈیٹا ڈیلیٹ ہو گیا۔ باقی کی جانچ چل رہی ہے: ہم کوشش کریں گے اور بتائیں گے۔ اب تک کیا ڈیلیٹ ہوا اور قانون کی وجہ سے کیا رہے گا، یہاں لکھا ہے:\n{{2}}\nکچھ غلط لگے تو اس چیٹ میں لکھیں: شکایت',
    examples: ['CM-7K3F-9QXD', 'https://deletion.callmissed.com/receipts/6f1c'],
    footer,
  },
  data_deletion_delayed: {
    body: 'یہ CallMissed ہے۔ آپ کا ڈیٹا ڈیلیٹ کرنے میں، کیس {{1}}، زیادہ وقت لگ رہا ہے: ہماری ٹیم دیکھ رہی ہے۔ تب تک ہم آپ کا ڈیٹا استعمال نہیں کرتے۔ یہ زیادہ سے زیادہ {{2}} تک ہو جائے گا۔',
    examples: ['CM-7K3F-9QXD', '23 دسمبر 2026'],
    footer,
  },
  data_deletion_objected: {
    body: 'یہ CallMissed ہے، آپ کے کیس {{1}} کے بارے میں۔ {{2}} آپ کا ڈیٹا رکھنا چاہتا ہے۔ وجہ: {{3}}۔ ہمارے پرائیویسی افسر {{4}} تک فیصلہ کریں گے اور ہم آپ کو لکھیں گے۔ تب تک ہم آپ کا ڈیٹا استعمال نہیں کرتے۔',
    examples: ['CM-7K3F-9QXD', 'Rangoli Sarees', 'ایک بل باقی ہے', '26 نومبر 2026'],
    footer,
  },
  data_deletion_objection_rejected: {
    body: 'یہ CallMissed ہے، آپ کے کیس {{1}} کے بارے میں۔ {{2}} کی وجہ ڈیٹا رکھنے کے لیے کافی نہیں ہے۔ آپ کا ڈیٹا {{3}} کو ڈیلیٹ ہوگا، تب ہم آپ کو لکھیں گے۔',
    examples: ['CM-7K3F-9QXD', 'Rangoli Sarees', '26 نومبر 2026'],
    footer,
  },
  data_deletion_objection_upheld: {
    body: 'یہ CallMissed ہے، آپ کے کیس {{1}} کے بارے میں۔ {{2}} ابھی اپنا ڈیٹا رکھ سکتا ہے۔ وجہ: {{3}}۔ اگر آپ نے کہا تھا، تو باقی دکانوں کا ڈیٹا پھر بھی ڈیلیٹ ہوگا۔\nکچھ غلط لگے تو اس چیٹ میں لکھیں: شکایت۔ ہمارے جواب کے بعد آپ بھارت کے ڈیٹا پروٹیکشن بورڈ کے پاس جا سکتے ہیں (13 مئی 2027 سے)۔',
    examples: ['CM-7K3F-9QXD', 'Rangoli Sarees', 'ایک بل باقی ہے'],
    footer,
  },
  data_deletion_case_answer: {
    body: 'یہ CallMissed ہے، آپ کے کیس {{1}} کے بارے میں۔ ہمارا جواب: {{2}}\nکچھ اور پوچھنا ہو تو یہیں لکھیں۔ تسلی نہ ہو تو اگلا قدم بھارت کا ڈیٹا پروٹیکشن بورڈ ہے (13 مئی 2027 سے)۔',
    examples: ['CM-7K3F-9QXD', 'ہم نے پھر جانچا: آپ کے نمبر کا کچھ نہیں بچا۔'],
    footer,
  },
  data_deletion_refused: {
    body: 'یہ CallMissed ہے۔ آپ کا ڈیلیٹ کا کیس، {{1}}، پورا نہیں ہو سکا۔ وجہ: {{2}}۔ کچھ غلط لگے تو اس چیٹ میں لکھیں: شکایت۔ اس کے بعد کا قدم بھارت کا ڈیٹا پروٹیکشن بورڈ ہے (13 مئی 2027 سے)۔',
    examples: ['CM-7K3F-9QXD', 'ہم پکا نہیں کر سکے کہ یہ نمبر آپ کا ہے'],
    footer,
  },
  data_deletion_cancelled: {
    body: 'یہ CallMissed ہے۔ آپ کا ڈیلیٹ کا کیس، {{1}}، ہماری ٹیم نے بند کر دیا ہے؛ آپ کا ڈیٹا رہے گا۔ وجہ جاننے کے لیے اس چیٹ میں لکھیں: اسٹیٹس۔ کچھ غلط لگے تو لکھیں: شکایت۔',
    examples: ['CM-7K3F-9QXD'],
    footer,
  },
}
