import type { Phrasings } from './phrasings.ts'

export const bn: Phrasings = {
  delete: `কে আমার নম্বর ঢুকাইছে, আমার ডেটা ডিলিট করুন | ke amar number dhukaise, amar data delete korun
     | আমার ডেটা ডিলিট করুন | আমার ডাটা মুছে দিন | আমার সব তথ্য মুছে ফেলুন | আমার নম্বর সরিয়ে দিন | ডিলিট | ডিলিট করুন | আমার চ্যাট ডিলিট করে দাও
    | আমার সব মেসেজ মুছে দিন প্লিজ | আমাকে ভুলে যান | আমার ডেটা রাখবেন না | আমার ডেটা এখনই ডিলিট করুন নইলে অভিযোগ করব | দাদা আমার ডেটা মুছে দিন
    | amar data muche dao | amar data delete koro | amar data delete korun please | amar sob message muche din | amr data delet koro | amar nombor soriye din
    | amar data muche felun | data delete kore din | amar tothyo muche din | amar data rakhben na | মেসেজ পাঠাবেন না আর আমার ডেটা ডিলিট করুন | আমার ডেটা ডিলিট করতে চাই`,
  'stop-ads': `বন্ধ করুন | বিজ্ঞাপন বন্ধ করুন | মেসেজ পাঠাবেন না | অফার চাই না | আমাকে মেসেজ করবেন না | bondho korun | message pathaben na | offer lagbe na | ফোন করবেন না | amake birokto korben na`,
  keep: `ডেটা থাকুক | আমার ডেটা রেখে দিন | amar data thakuk | ডিলিট বন্ধ করুন`,
  denied: `এটা আমি করিনি`,
  status: `ডিলিট হয়েছে? | আমার ডেটা ডিলিট হয়ে গেছে কি | ডিলিট হয়নি এখনও | কবে ডিলিট হবে | amar data delete hoyeche ki | delete hoyni keno | স্ট্যাটাস | আমার ডেটা চলে গেছে কি | কে ডিলিট করেছে আমার মেসেজ`,
  negated: `আমার ডেটা ডিলিট করবেন না | ডিলিট কোরো না | আমার ডেটা মুছবেন না | ডেটা ডিলিট করে দেবেন না | amar data delete korben na | amar data delete koro na | ডিলিট করতে চাই না | muchben na amar data`,
  'somebody-else': `আমার মায়ের ডেটা ডিলিট করুন | amar babar data muche din | ছেলের নম্বর মুছে দিন | আমার স্বামীর মেসেজ ডিলিট করুন | amar meyer data delete korun | আমার বাবা মারা গেছেন ওনার ডেটা মুছে দিন
    | আমি উত্তরাধিকারী, ওই নম্বরের ডেটা ডিলিট করুন | আমি নমিনি, তথ্য মুছে দিন | ami nominee, data delete korun | প্রয়াত রমেশ কুমারের ডেটা ডিলিট করুন | আমি ওর অভিভাবক, ডেটা ডিলিট করুন`,
  'get-back': `আমার ডেটা ফেরত চাই | ভুল করে ডিলিট হয়ে গেছে ফিরিয়ে দিন | amar data ferot din`,
  elsewhere: `ফেসবুক অ্যাকাউন্ট ডিলিট করুন | আমার অর্ডার বাতিল করুন | amar order batil korun`,
  account: `আমার callmissed অ্যাকাউন্ট ডিলিট করুন`,
  show: `আমার কী কী তথ্য আছে | আমার ডেটা দেখান | amar ki data ache | কী রেখেছেন আমার`,
  person: `কারও সঙ্গে কথা বলতে চাই | মানুষের সাথে কথা বলব | karo sathe kotha bolte chai | কাস্টমার কেয়ার`,
  complain: `অভিযোগ | অভিযোগ করতে চাই | obhijog korbo`,
  help: `সাহায্য | এটা কী | আপনি কে | sahajjo korun | কী হবে ডিলিট করলে?`,
  'who-looked': `আমার কেস কে দেখেছে? | কে আমার কেস দেখেছেন | আমার মেসেজ কে পড়েছে | amar data ke dekheche | ke amar chat dekheche`,
  language: `ভাষা | বাংলা | বাংলায় বলুন | bengali | bangla`,
  yes: `হ্যাঁ | ঠিক আছে | হ্যাঁ ডিলিট করুন | thik ache`,
  no: `না | থাকুক | করবেন না | ekhon na`,
  greeting: `নমস্কার | হ্যালো`,
  thanks: `ধন্যবাদ | onek dhonnobad`,
  none: `আমার অর্ডার কবে আসবে | দোকান কখন খুলবে | মিষ্টির দাম কত`,
}
