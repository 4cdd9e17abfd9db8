import type { TemplateSet } from './template-definition.ts'

const footer = 'অভিযোগ অফিসার: karan@callmissed.com'

export const bn: TemplateSet = {
  data_deletion_forwarded: {
    body: 'এটা CallMissed। {{1}} আমাদের জানিয়েছে যে আপনি নিজের ডেটা ডিলিট করাতে চান। আপনি এখানে না বললে কিছুই ডিলিট হবে না: কী কী রাখা আছে দেখতে “এগিয়ে যান” চাপুন।\nআপনি না বলে থাকলে “আমি বলিনি” চাপুন।',
    examples: ['Rangoli Sarees'],
    footer,
    buttons: ['এগিয়ে যান', 'আমি বলিনি'],
  },
  data_deletion_finished: {
    body: 'এটা CallMissed। আপনার ডেটা ডিলিট করার কাজ, কেস {{1}}, শেষ হয়েছে। কী ডিলিট হয়েছে আর আইনের কারণে কী থাকবে, এখানে লেখা আছে: {{2}}\nকিছু ভুল মনে হলে এই চ্যাটে লিখুন: অভিযোগ',
    examples: ['CM-7K3F-9QXD', 'https://deletion.callmissed.com/receipts/6f1c'],
    footer,
  },
  data_deletion_delayed: {
    body: 'এটা CallMissed। আপনার ডেটা ডিলিট করতে, কেস {{1}}, বেশি সময় লাগছে: আমাদের টিমের একজন দেখছেন। ততদিন আমরা আপনার ডেটা ব্যবহার করছি না। দেরি হলেও {{2}}-এর মধ্যে হয়ে যাবে।',
    examples: ['CM-7K3F-9QXD', '23 ডিসেম্বর 2026'],
    footer,
  },
  data_deletion_objected: {
    body: 'এটা CallMissed, আপনার কেস {{1}} নিয়ে। {{2}} আপনার ডেটা রাখতে চায়। কারণ: {{3}}। আমাদের প্রাইভেসি অফিসার {{4}}-এর মধ্যে ঠিক করবেন, আর আমরা আপনাকে লিখব। ততদিন আমরা আপনার ডেটা ব্যবহার করছি না।',
    examples: ['CM-7K3F-9QXD', 'Rangoli Sarees', 'একটা বিল এখনও বাকি', '26 নভেম্বর 2026'],
    footer,
  },
  data_deletion_objection_rejected: {
    body: 'এটা CallMissed, আপনার কেস {{1}} নিয়ে। {{2}} যা বলেছে, তা ডেটা রাখার কারণ হতে পারে না। আপনার ডেটা {{3}}-এ ডিলিট হবে, তখন আপনাকে লিখব।',
    examples: ['CM-7K3F-9QXD', 'Rangoli Sarees', '26 নভেম্বর 2026'],
    footer,
  },
  data_deletion_objection_upheld: {
    body: 'এটা CallMissed, আপনার কেস {{1}} নিয়ে। {{2}} এখন তার ডেটা রাখতে পারে। কারণ: {{3}}। আপনি চেয়ে থাকলে অন্য দোকানের ডেটা তবুও ডিলিট হবে।\nকিছু ভুল মনে হলে এই চ্যাটে লিখুন: অভিযোগ। আমাদের উত্তরের পরে আপনি ভারতের ডেটা সুরক্ষা বোর্ডে যেতে পারেন।',
    examples: ['CM-7K3F-9QXD', 'Rangoli Sarees', 'একটা বিল এখনও বাকি'],
    footer,
  },
  data_deletion_case_answer: {
    body: 'এটা CallMissed, আপনার কেস {{1}} নিয়ে। আমাদের উত্তর: {{2}}\nআরও কিছু জানতে চাইলে এখানেই লিখুন। উত্তরে খুশি না হলে পরের ধাপ ভারতের ডেটা সুরক্ষা বোর্ড (13 মে 2027 থেকে)।',
    examples: ['CM-7K3F-9QXD', 'আমরা আবার দেখেছি: আপনার নম্বরের কিছুই বাকি নেই।'],
    footer,
  },
  data_deletion_refused: {
    body: 'এটা CallMissed। আপনার ডিলিটের কেস {{1}} শেষ করা যায়নি। কারণ: {{2}}। কিছু ভুল মনে হলে এই চ্যাটে লিখুন: অভিযোগ। তার পরের ধাপ ভারতের ডেটা সুরক্ষা বোর্ড (13 মে 2027 থেকে)।',
    examples: ['CM-7K3F-9QXD', 'এই নম্বর যে আপনার, তা আমরা নিশ্চিত হতে পারিনি'],
    footer,
  },
  data_deletion_cancelled: {
    body: 'এটা CallMissed। আপনার ডিলিটের কেস {{1}} আমাদের টিম বন্ধ করেছে; আপনার ডেটা থাকবে। কারণ জানতে এই চ্যাটে STATUS লিখুন, কিছু ভুল মনে হলে লিখুন: অভিযোগ।',
    examples: ['CM-7K3F-9QXD'],
    footer,
  },
}
