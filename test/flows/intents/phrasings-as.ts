import type { Phrasings } from './phrasings.ts'

export const as: Phrasings = {
  delete: `মোৰ ডাটা ডিলিট কৰক | মোৰ ডাটা মচি দিয়ক | মোৰ তথ্য আঁতৰাওক | মোৰ নম্বৰ আঁতৰাই দিয়ক | মোৰ সকলো মেছেজ ডিলিট কৰক | ডিলিট কৰক | অনুগ্ৰহ কৰি মোৰ ডাটা ডিলিট কৰক | মোক পাহৰি যাওক
    | মোৰ ডাটা নাৰাখিব | মোৰ ডাটা এতিয়াই ডিলিট কৰক নহ’লে অভিযোগ কৰিম | মেছেজ নপঠাব মোৰ ডাটা ডিলিট কৰক | মোৰ ডাটা ডিলিট কৰিব খোজোঁ | দাদা মোৰ ডাটা ডিলিট কৰি দিয়ক
    | mur data delete kori diya | mur data delete korok | mor data mosi diya | mur number atorai diya | mur chat delete koribo lage | mur sokolo message delete korok | mur data delet kori diyok
    | mur data guchai diya`,
  'stop-ads': `বন্ধ কৰক | বিজ্ঞাপন বন্ধ কৰক | মেছেজ নপঠাব | অফাৰ নালাগে | bondho korok | message napathabo | offer nalage | phone nokoribo | মোক আমনি নকৰিব`,
  keep: `ডাটা থাকক | মোৰ ডাটা থাকক | mur data thakok`,
  denied: `এইটো মই কৰা নাই`,
  status: `ডিলিট হ’ল নেকি? | মোৰ ডাটা ডিলিট হৈছে নেকি | এতিয়াও ডিলিট হোৱা নাই | কেতিয়া ডিলিট হ’ব | mur data delete hoise neki | ষ্টেটাছ | মোৰ ডাটা গ’ল নেকি`,
  negated: `মোৰ ডাটা ডিলিট নকৰিব | ডিলিট নকৰিবা | মোৰ ডাটা নমচিব | ডিলিট কৰিব নালাগে | mur data delete nokoribo | mur data delete nokoriba | delete nalage`,
  'somebody-else': `মোৰ দেউতাৰ ডাটা ডিলিট কৰক | mur deutar data delete kori diya | মোৰ ল’ৰাৰ নম্বৰ আঁতৰাওক | মোৰ স্বামীৰ ডাটা ডিলিট কৰক | মোৰ দেউতা ঢুকাল তেওঁৰ ডাটা ডিলিট কৰক
    | মই উত্তৰাধিকাৰী, তেখেতৰ ডাটা ডিলিট কৰক | moi nominee, data delete korok | মই অভিভাৱক, তথ্য মচি দিয়ক | স্বৰ্গীয় ৰমেশ কুমাৰৰ নম্বৰ ডিলিট কৰক`,
  'get-back': `মোৰ ডাটা ঘূৰাই লাগে | ভুলতে ডিলিট হ’ল ঘূৰাই দিয়ক | mur data ghurai diya`,
  elsewhere: `ফেচবুক একাউণ্ট ডিলিট কৰক | মোৰ অৰ্ডাৰ বাতিল কৰক | mur order cancel korok`,
  account: `মোৰ callmissed একাউণ্ট ডিলিট কৰক`,
  show: `মোৰ কি ডাটা আছে | মোৰ ডাটা দেখুৱাওক | mur ki data ase | কি কি ৰখা আছে?`,
  person: `কাৰোবাৰ লগত কথা পাতিব খোজোঁ | karubar logot kotha patim | কাষ্টমাৰ কেয়াৰ`,
  complain: `অভিযোগ | অভিযোগ কৰিব খোজোঁ`,
  help: `সহায় | এইটো কি | আপুনি কোন | xohai lage | ডিলিট কৰিলে কি হ’ব?`,
  'who-looked': `মোৰ কেচ কোনে চাইছে? | কোনে মোৰ কেচ চাইছে | মোৰ মেছেজ কোনে পঢ়িছে | mur data kune dekhise | kune mur chat saise`,
  language: `অসমীয়া | অসমীয়াত কওক | assamese | axomiya`,
  yes: `হয় | ঠিক আছে | thik ase | হয়, ডিলিট কৰক`,
  no: `নহয় | নালাগে | নালাগে, থাকক`,
  greeting: `নমস্কাৰ | nomoskar`,
  thanks: `ধন্যবাদ | bohut dhonyobad`,
  none: `মোৰ অৰ্ডাৰ কেতিয়া আহিব | দোকান কেতিয়া খুলিব | শাৰীৰ দাম কিমান কওকচোন`,
}
