// Bengali, Gujarati, Punjabi, Odia, Assamese and Urdu, as they are typed.

/** Plain wishes, that open in a business’s chat. */
export const wishes = `আমার ডেটা ডিলিট না করলে থানায় যাব | আমার ডেটা ডিলিট না করলে অভিযোগ করব | amar data delete na korle case korbo
    | আমার ডাটা ডিলিড করে দিন | আমার ডাটা ডিলিত করুন | আমার ডেটা ডেলিট করে দাও | મારો ડેટા ડિલીટ નહીં કરો તો કેસ કરીશ
    | મારો ડેટા ડિલીટ નહીં કરો તો ફરિયાદ કરીશ | કેટલી વાર કહું મારો ડેટા ડિલીટ કરો | mare data delete karvo che
    | maro data delete karvano che | maro data delete nahi karo to case karish | મારો ડેટા ડિલેટ કરો | મારો ડેટા ડીલેટ કરી દો
    | ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਨਾ ਕੀਤਾ ਤਾਂ ਕੇਸ ਕਰੂੰਗਾ | ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਨਹੀਂ ਕਰੋਗੇ ਤਾਂ ਸ਼ਿਕਾਇਤ ਕਰਾਂਗਾ
    | mera data delete na kita ta case karunga | mera data delete nahi karoge ta shikayat karunga | ਮੇਰਾ ਡਾਟਾ ਡਿਲੇਟ ਕਰੋ
    | ਮੇਰਾ ਡਾਟਾ ਡੀਲੇਟ ਕਰ ਦਿਓ | ମୋ ଡାଟା ଡିଲିଟ୍ ନକଲେ ଅଭିଯୋଗ କରିବି | mo data hatei dia | mo data libhei dia
    | ମୋ ଡାଟା ଡିଲେଟ୍ କରନ୍ତୁ | মোৰ ডাটা ডিলিট নকৰিলে কেছ কৰিম | মোৰ ডাটা ডিলিট নকৰিলে অভিযোগ কৰিম | mor data guchai diyok
    | mor data delete nokorile case korim | میرا ڈیٹا حذف کر دیا جائے | میرا ڈیٹا ڈیلیٹ نہ کیا تو کیس کر دوں گا
    | میرا ڈیٹا ڈیلیٹ نہیں کیا تو شکایت کروں گا | mera data hazf kar dein | mera data delete na kiya to case kar dunga
    | mera data delete nahi kiya to shikayat karunga | میرا ڈیٹا ڈیلیت کریں | میرا ڈیٹا ہٹوا دیں | میرا ڈیٹا ڈیلیٹ کر دیا جائے
    | maro data delete karvani request che | maro data delete karvani jarur che
    | jo maro data delete nahi karo to police ma jaish | kyon tang karde o, mera data delete kar deo
    | maro data delete karvo che | mare maro data delete karvo che | maro data delete karavvo che`

/** Wishes that are somebody else’s, or of a part: taken from no business’s chat. */
export const ofOthersOrParts = `company r data delete korun | কোম্পানির ডেটা ডিলিট করুন | রহিমের ডেটা ডিলিট করুন | rahim er data delete koro
    | অফিসের ডেটা ডিলিট করুন | customer er data delete koro | কাস্টমারের ডেটা ডিলিট করুন | કંપનીનો ડેટા ડિલીટ કરો
    | company no data delete karo | રમેશભાઈનો ડેટા ડિલીટ કરો | customer no data delete karo | dukan no data delete karo
    | ਕੰਪਨੀ ਦਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ | company da data delete karo | gurpreet da data delete karo | ਗੁਰਪ੍ਰੀਤ ਦਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ
    | customer da data delete karo | dukan da data delete karo | company ra data delete kara | କମ୍ପାନୀର ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ
    | ramesh ra data delete kara | ରମେଶର ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ | customer ra data delete kara | dokan ra data delete kara
    | কোম্পানীৰ ডাটা ডিলিট কৰক | company r data delete korok | rahul r data delete korok | ৰাহুলৰ ডাটা ডিলিট কৰক
    | customer r data delete korok | کمپنی کا ڈیٹا ڈیلیٹ کریں | احمد کا ڈیٹا ڈیلیٹ کریں | کسٹمر کا ڈیٹا ڈیلیٹ کریں
    | دکان کا ڈیٹا ڈیلیٹ کریں | میرا ڈیٹا رکھنا بند کریں | mera data mat rakhein`

/** What else they mean, by intent; none opens a deletion, but for a question after one. */
export const told: Readonly<Record<string, string>> = {
  negated: `আমার ডেটা ডিলিট করার দরকার নেই | আমি ডেটা ডিলিট করতে বলিনি | আমি আমার ডেটা ডিলিট করতে বলিনি | আমি ডিলিট করতে চাইনি
    | আমার ডেটা ডিলিট করা যাবে না | আমার ডেটা ডিলিট করলে কেস করব | ডিলিট করে দিলে খবর আছে | আমার ডেটা মোছার দরকার নেই
    | amar data delete korar dorkar nai | amar data delete korar dorkar nei | ami delete korte bolini
    | ami amar data delete korte bolini | delete koris na | amar data delete korle case korbo | delete koiro na
    | amar data delete kora jabe na | delete kora lagbe na | amar data delete kora lagbe na | data delete korte chaina
    | ami amar data delete korte chaina | ke bolse amar data delete korte | amar data muiche felben na
    | আমার ডেটা মুছে ফেলার দরকার নেই | আমার ডেটা মুছে ফেলতে বলিনি | મારો ડેટા કાઢતા નહીં | મારો ડેટા કાઢશો નહીં
    | ડિલીટ કરવાની જરૂર નથી | મારો ડેટા ડિલીટ કરવાની જરૂર નથી | મેં મારો ડેટા ડિલીટ કરવાનું કહ્યું નથી
    | મારો ડેટા ડિલીટ કર્યો તો કેસ કરીશ | મારો ડેટા ડિલીટ કરશો તો ફરિયાદ કરીશ | delete karvani jarur nathi
    | maro data delete karvani jarur nathi | me kyare kidhu delete karo | maro data kadhta nahi | maro data na kadhta
    | maro data delete karsho to case karish | ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰਨ ਦੀ ਲੋੜ ਨਹੀਂ | ਡਿਲੀਟ ਕਰਨ ਦੀ ਲੋੜ ਨਹੀਂ ਹੈ
    | ਮੈਂ ਡਿਲੀਟ ਕਰਨ ਨੂੰ ਨਹੀਂ ਕਿਹਾ | ਮੈਂ ਡਾਟਾ ਡਿਲੀਟ ਕਰਨ ਲਈ ਨਹੀਂ ਕਿਹਾ ਸੀ | ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਕੀਤਾ ਤਾਂ ਕੇਸ ਕਰੂੰਗਾ
    | ਜੇ ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਕੀਤਾ ਤਾਂ ਸ਼ਿਕਾਇਤ ਕਰਾਂਗਾ | ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰੋਗੇ ਤਾਂ ਕੇਸ ਕਰਾਂਗਾ | ਡਿਲੀਟ ਕਰਿਓ ਨਾ
    | ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰਿਓ ਨਾ | mera data delete na karyo | mera data delete karan di lod nahi
    | mera data delete karan di lorh nahi | main delete karan nu nahi keha | main mera data delete karan nu nahi keha
    | main data delete karan lai nahi keha c | mera data na hataeo | je mera data delete kita ta case karunga
    | mera data delete karoge ta case karunga | delete kario na | mera data delete kario na | mera data delete ni karna
    | data delete karan di koi lod nahi | mera data delete karan di ijazat nahi | ਡਿਲੀਟ ਨੀ ਕਰਨਾ | ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਨੀ ਕਰਨਾ
    | ਮੇਰਾ ਡਾਟਾ ਮਿਟਾਉਣ ਦੀ ਲੋੜ ਨਹੀਂ | ਮੇਰਾ ਡਾਟਾ ਹਟਾਉਣ ਦੀ ਲੋੜ ਨਹੀਂ | ମୋ ଡାଟା ଡିଲିଟ କରନ୍ତୁନି | ଡିଲିଟ୍ କରିବା ଦରକାର ନାହିଁ
    | ମୋ ଡାଟା ଡିଲିଟ୍ କରିବା ଦରକାର ନାହିଁ | ମୁଁ ଡିଲିଟ୍ କରିବାକୁ କହିନାହିଁ | ମୁଁ ମୋ ଡାଟା ଡିଲିଟ୍ କରିବାକୁ କହିନି
    | ମୋ ଡାଟା ଡିଲିଟ୍ ହେବା ଉଚିତ ନୁହେଁ | ମୋ ଡାଟା ଡିଲିଟ୍ କଲେ କେସ୍ କରିବି | ମୁଁ ଡିଲିଟ୍ କରିବାକୁ ଚାହୁଁନାହିଁ | ମୋ ଡାଟା ଡିଲିଟ୍ ହେବନି
    | mo data delete karantu ni | mu delete karibaku kahini | mu mo data delete karibaku kahini
    | mo data delete kale case karibi | mu mo data delete karibaku chahuni | mo data delete heba darkar nahi
    | kie kahila mo data delete karibaku | ମୋ ଡାଟା ଡିଲିଟ୍ କର ନି | ମୋ ଡାଟା ଡିଲିଟ କରିବା ଦରକାର ନାହିଁ ଆଜ୍ଞା
    | মোৰ ডাটা ডিলিট কৰাৰ দৰকাৰ নাই | ডিলিট কৰাৰ প্ৰয়োজন নাই | মই ডিলিট কৰিবলৈ কোৱা নাই | মই মোৰ ডাটা ডিলিট কৰিবলৈ কোৱা নাই
    | মোৰ ডাটা ডিলিট নহওক | মোৰ ডাটা ডিলিট কৰিলে কেছ কৰিম | মোৰ ডাটা যাতে ডিলিট নহয় | মোৰ ডাটা আঁতৰাব নালাগে
    | mor data delete kora dorkar nai | moi delete koribole kua nai | moi mor data delete koribole kua nai
    | moi mor data delete koriboloi kowa nai | moi mor data delete koribo nubisaru | mor data delete kori nidibo
    | mor data delete korile case korim | mor data delete nohok | mor data jate delete nohoy
    | kune koisil mor data delete koribole | mor data delete korar dorkar nai | mor data atorabo nalage
    | মোৰ ডাটা ডিলিট কৰা উচিত নহয় | মোৰ ডাটা মচি পেলোৱাৰ দৰকাৰ নাই | ڈیلیٹ کرنے کی ضرورت نہیں
    | میرا ڈیٹا ڈیلیٹ کرنے کی ضرورت نہیں | میں نے ڈیلیٹ کرنے کو نہیں کہا | میں نے ڈیٹا ڈیلیٹ کرنے کا نہیں کہا تھا
    | میں نے کب کہا میرا ڈیٹا ڈیلیٹ کرو | میرا ڈیٹا ڈیلیٹ کیا تو کیس کر دوں گا | اگر میرا ڈیٹا ڈیلیٹ کیا تو شکایت کروں گا
    | میرا ڈیٹا ڈیلیٹ کرنے کی اجازت نہیں | main ne kab kaha mera data delete karo | mera data hazf na karein
    | mera data delete kiya to case kar dunga | agar mera data delete kiya to shikayat karunga | میرا ڈیٹا مٹانے کی ضرورت نہیں
    | میرا ڈیٹا ہٹانے کی ضرورت نہیں | amar data delet kre dio na | delete kora dorkar nai vai | delete korle kintu khabar ache
    | mo data delete kara ni | mo data delete kari dia ni | delete karibeni | mo data delete karibeni
    | mo data delete karibaku mana | mera data remove karne ki zaroorat nahi | मेरा डेटा रिमूव करने की ज़रूरत नहीं
    | main ne mera data remove karne ko nahi kaha | mera data remove karne ki permission nahi hai
    | amar data muche felar dorkar nei | ami amar data muche felte bolini | mo data libheiba darkar nahi
    | mera data hatane ki zaroorat nahin | mera data mitane ko nahi kaha | ke bolse amar data delete koro`,
  keep: `ডিলিট করা বন্ধ করুন | আমার ডেটা ডিলিট করা থামান | আমার ডেটা ডিলিট করা বন্ধ করুন | ডিলিট রিকোয়েস্ট বাতিল করুন
    | আমার রিকোয়েস্ট বাতিল করুন | আমার মন বদলেছে ডেটা থাকুক | আমার ডেটা মোছা বন্ধ করুন | delete kora bondho korun
    | amar data delete kora bondho korun | amar request batil korun | mon bodle geche data rekhe din | delete ta thaman
    | delete kora thamao | ડિલીટ કરવાનું બંધ કરો | મારો ડેટા ડિલીટ કરવાનું બંધ કરો | ડિલીટ કરવાનું રોકો
    | ડિલીટ રિક્વેસ્ટ કેન્સલ કરો | મારી રિક્વેસ્ટ રદ કરો | મારું મન બદલાયું ડેટા રહેવા દો | delete karvanu bandh karo
    | maro data delete karvanu bandh karo | maro data rehva dejo | maro data rehvado | મારો ડેટા કાઢવાનું બંધ કરો
    | ਡਿਲੀਟ ਕਰਨਾ ਬੰਦ ਕਰੋ | ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰਨਾ ਬੰਦ ਕਰੋ | ਡਿਲੀਟ ਰੋਕੋ | ਡਿਲੀਟ ਕਰਨਾ ਰੋਕੋ | ਡਿਲੀਟ ਰਿਕਵੈਸਟ ਕੈਂਸਲ ਕਰੋ
    | ਮੇਰੀ ਰਿਕਵੈਸਟ ਰੱਦ ਕਰੋ | ਮੇਰਾ ਮਨ ਬਦਲ ਗਿਆ ਡਾਟਾ ਰਹਿਣ ਦਿਓ | mera data delete hon to roko | mera data rahn deo
    | ਮੇਰਾ ਡਾਟਾ ਹਟਾਉਣਾ ਬੰਦ ਕਰੋ | ଡିଲିଟ୍ କରିବା ବନ୍ଦ କରନ୍ତୁ | ମୋ ଡାଟା ଡିଲିଟ୍ କରିବା ବନ୍ଦ କରନ୍ତୁ | ଡିଲିଟ୍ ରୋକନ୍ତୁ
    | ଡିଲିଟ୍ ରିକ୍ୱେଷ୍ଟ ବାତିଲ କରନ୍ତୁ | ମୋ ଅନୁରୋଧ ବାତିଲ କରନ୍ତୁ | ମୋ ଡାଟା ରଖିଥାଅ | ମୋ ଡାଟା ଥାଉ | ମୋ ମନ ବଦଳିଗଲା ଡାଟା ରହୁ
    | delete kariba banda kara | mo data delete kariba banda kara | mo data delete kariba banda karantu
    | mo request batila kara | mo data rakha | mo data rakhithantu | mo data thau | mana badaligala data rahu | delete roka
    | ମୋ ଡାଟା ଲିଭାଇବା ବନ୍ଦ କରନ୍ତୁ | ডিলিট কৰা বন্ধ কৰক | মোৰ ডাটা ডিলিট কৰা বন্ধ কৰক | ডিলিট ৰখাওক | ডিলিট ৰিকুৱেষ্ট বাতিল কৰক
    | মোৰ অনুৰোধ বাতিল কৰক | মোৰ মন সলনি হ'ল ডাটা থাকক | delete kora bondho korok | mor data delete kora bondho korok
    | mor request batil korok | mor data thakibo diyok | mon soloni hol data thakok | delete rokhaok | মোৰ ডাটা মচা বন্ধ কৰক
    | ڈیلیٹ کرنا بند کریں | میرا ڈیٹا ڈیلیٹ کرنا بند کریں | ڈیلیٹ کرنا روک دیں | میرا ڈیٹا ڈیلیٹ ہونے سے روکیں
    | ڈیلیٹ ریکویسٹ کینسل کریں | میری درخواست منسوخ کریں | میری ریکویسٹ کینسل کر دیں | میرا ڈیٹا رکھ لو
    | میرا ارادہ بدل گیا ڈیٹا رہنے دیں | mera data delete hone se rokein | meri darkhwast mansookh karein
    | mera data rakh lein | irada badal gaya data rehne dein | mera data rehny dein | میرا ڈیٹا مٹانا بند کریں
    | mera data remove karna band karo | मेरा डेटा रिमूव करना बंद करो | remove roko | data remove hone se roko`,
  status: `ডেটা ডিলিট হলো? | amar data delete korsen? | ke amar data delete korlo | amar data delete holo na keno
    | কেন ডিলিট করবেন আমার ডেটা | maro data delete thai gyo | maro data delete thai gyo? | maro data delete kari didho
    | maro data delete kem nathi karta | mo data delete heini kahinki | mo data delete kala ki | mo data delete heigalani
    | kie mo data delete kala | mo data delete hauni kahinki | মোৰ ডাটা ডিলিট হৈছেনে | মোৰ ডাটা ডিলিট হ'ল
    | mor data delete hol | kune mor data delete korile | میرا ڈیٹا ڈیلیٹ کیوں نہیں کر رہے | میرا ڈیٹا کیوں ڈیلیٹ کر رہے ہیں
    | amar data delete hoy ni | amar data delete korar kotha chilo, holo na | mor data delete kora nai kio
    | amar data delete korben keno | amar data keno delete korchen | maro data delete kem karo cho
    | maro data kem delete karo cho | mo data kahinki delete karuchha | mor data kio delete koribo | এখনও ডিলিট হলো না কেন
    | delete holo? | delete korso? | delete kari didhu? | ডিলিট হ'ল? | delete hol? | delete hol ne nai
    | delete korchen na keno | delete kem nathi thatu`,
  'somebody-else': `amar shoshurer data delete koren | or data delete kore dao | tar data delete koro | bhai no number kadhi nakho
    | mara chokra no data delete karo | eno data delete karo | tena number no data delete karo
    | mere munde da data delete karo | meri kudi da number hata deo | ohda data delete karo | ਉਹਦਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ
    | mere chache da data delete karo | mere gharwale da data delete karo | hor kise da data delete karo
    | ମୋ ବୋଉର ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ | bhai ra data delete kara | mo sanga ra data delete kara | tara data delete kara
    | ତା ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ | mor maak r data delete korok | mor bhaiti r data delete korok | mor bhair data delete korok
    | mor ghoiniyekor data delete korok | mor bondhu r data delete korok | tar data delete korok | tair data delete korok
    | meri begum ka data delete karein | میری بیگم کا ڈیٹا ڈیلیٹ کریں | us ka data delete karein | un ka data delete karein
    | میرے سسر کا ڈیٹا ڈیلیٹ کریں`,
  'stop-ads': `আর মেসেজ দিবেন না | amake ar message diben na | ar birokto koiren na | હવે મેસેજ ના કરતા | have message na karta
    | have phone na karta | ਹੁਣ ਮੈਸੇਜ ਨਾ ਕਰਿਓ | hun message na kario | phone karna band karo | tang na kario | ଆଉ ମେସେଜ୍ କରନି
    | ଅଫର ପଠାନି | au message karani | au message pathani | au hairan karani | আৰু মেছেজ নিদিব | aru message nidibo
    | message na kiya karein | phone karna band karein`,
  person: `amake call koren`,
  thanks: `thank you dada | onek dhonnobad vai | khub khub aabhar | ਬਹੁਤ ਬਹੁਤ ਧੰਨਵਾਦ ਜੀ | ବହୁତ ଧନ୍ୟବାଦ ଭାଇ | বহুত ধন্যবাদ দাদা
    | بہت بہت شکریہ | jazak allah`,
  yes: `হ্যা করে দিন | hae korun | ha kari do | haan kar deo | ਹਾਂਜੀ ਕਰ ਦਿਓ | han karidia | ହଁ କରିଦିଅ | hoy kori diyok
    | হয় কৰি দিয়া | jee haan kar dein`,
  no: `na thak | thak lagbe na | না থাক দরকার নাই | ના ભાઈ રહેવા દો | na nathi karvu | na ji rehn deo | ਨਾ ਜੀ ਰਹਿਣ ਦਿਓ
    | na thau | ନା ଥାଉ | na darkar nahi | nai thakok | নাই নালাগে | nalage dada | nahi rehne dein | جی نہیں رہنے دیں`,
  denied: `eta ami bolini | aa me nathi kidhu | main nahi kita eh | main eh nahi mangya | mu karini | mu eha kahini
    | moi kora nai eitu | moi eitu kua nai | yeh main ne nahi kiya | main ne ye nahi manga`,
}

/** In Hindi they coax, in Bengali they forbid: asked, and nothing taken back. */
export const keepsOrNot = `data rakhen na | data rakhun na | data rakho na`
