import type { DemoBusinessKey } from './demo-businesses.ts'

export type DemoLanguage = 'en' | 'hi' | 'mr' | 'hinglish'

/** What a customer writes and what the bot answers; `{name}` is the customer's first name. */
export type Exchange = readonly [question: string, answer: string]

export const demoExchanges: Record<DemoBusinessKey, Record<DemoLanguage, readonly Exchange[]>> = {
  sarees: {
    en: [
      ['Do you have the green cotton saree in stock?', 'Yes {name}, three pieces are left. Shall I keep one for you?'],
      ['What is the price of the Paithani?', 'It is ₹6,800 with blouse piece. Delivery in Pune is free.'],
      ['Please send a photo of the border', 'Here it is. The border is hand woven.'],
      ['When will my parcel come?', 'It left the shop this morning and reaches you tomorrow by 6 pm.'],
      ['Can I return it if the colour is different?', 'Of course, within 7 days with the tag on it.'],
      ['Please do fall and pico also', 'Done {name}, it takes two more days and costs ₹150.'],
    ],
    hi: [
      ['हरी कॉटन साड़ी मिलेगी क्या?', 'जी {name} जी, तीन पीस बचे हैं। एक रख दूँ?'],
      ['पैठणी का दाम कितना है?', 'ब्लाउज़ पीस के साथ ₹6,800। पुणे में डिलीवरी मुफ़्त है।'],
      ['बॉर्डर की फ़ोटो भेज दीजिए', 'यह लीजिए, बॉर्डर हाथ से बुना है।'],
      ['मेरा पार्सल कब आएगा?', 'आज सुबह निकल गया, कल शाम छह बजे तक पहुँच जाएगा।'],
      ['रंग अलग निकला तो वापस होगा?', 'हाँ जी, सात दिन के अंदर टैग के साथ।'],
      ['भैया साड़ी बहुत अच्छी है, शुक्रिया', 'धन्यवाद {name} जी, फिर आइएगा।'],
    ],
    mr: [
      ['हिरवी कॉटन साडी आहे का?', 'हो {name}, तीन शिल्लक आहेत. एक बाजूला ठेवू का?'],
      ['पैठणी किती रुपयांना आहे?', 'ब्लाउज पीससह ₹६,८००. पुण्यात डिलिव्हरी मोफत आहे.'],
      ['काठाचा फोटो पाठवा ना', 'हा घ्या, काठ हाताने विणलेला आहे.'],
      ['माझं पार्सल कधी येईल?', 'आज सकाळी निघालं, उद्या संध्याकाळपर्यंत पोहोचेल.'],
      ['रंग आवडला नाही तर परत करता येईल का?', 'हो, सात दिवसांच्या आत टॅगसह.'],
    ],
    hinglish: [
      ['bhaiya green cotton saree hai kya', 'Ji {name} ji, teen piece bache hain. Ek rakh doon?'],
      ['paithani ka rate kya chal raha hai', 'Blouse piece ke saath ₹6,800. Pune mein delivery free.'],
      ['photo bhejo na border ka', 'Yeh lijiye, border haath se bana hai.'],
      ['parcel kab tak aayega??', 'Aaj subah nikal gaya, kal shaam tak pahunch jayega.'],
      ['colour alag nikla toh return hoga na', 'Haan ji, saat din ke andar tag ke saath.'],
    ],
  },
  clinic: {
    en: [
      ['I need an appointment for tomorrow', 'Tomorrow 10:30 am or 6 pm, {name}. Which one suits you?'],
      ['10:30 is fine', 'Booked. Please come ten minutes early.'],
      ['Is my blood report ready?', 'It will be ready after 4 pm today. You can collect it at the desk.'],
      ['Do I have to come fasting?', 'Yes, nothing to eat for 10 hours; water is fine.'],
      ['My son has fever since yesterday', 'The doctor can see him at 12:15 today. In an emergency call 108.'],
      ['Thank you doctor', 'Get well soon, {name}.'],
    ],
    hi: [
      ['कल का अपॉइंटमेंट चाहिए', 'कल सुबह 10:30 या शाम 6 बजे, {name} जी। कौन सा ठीक है?'],
      ['सुबह वाला ठीक है', 'बुक हो गया। दस मिनट पहले आइएगा।'],
      ['ब्लड रिपोर्ट आ गई क्या?', 'आज चार बजे के बाद तैयार होगी, काउंटर से ले लीजिए।'],
      ['ख़ाली पेट आना है क्या?', 'हाँ, दस घंटे कुछ न खाएँ, पानी पी सकते हैं।'],
      ['बेटे को कल से बुख़ार है', 'डॉक्टर आज 12:15 पर देख सकते हैं। ज़्यादा तकलीफ़ हो तो 108 पर कॉल करें।'],
    ],
    mr: [
      ['उद्याची अपॉइंटमेंट हवी आहे', 'उद्या सकाळी १०:३० किंवा संध्याकाळी ६, {name}. कोणती चालेल?'],
      ['सकाळची चालेल', 'बुक झाली. दहा मिनिटं आधी या.'],
      ['रक्ताचा रिपोर्ट आला का?', 'आज चारनंतर तयार होईल, काउंटरवरून घ्या.'],
      ['उपाशीपोटी यायचं आहे का?', 'हो, दहा तास काही खाऊ नका, पाणी चालेल.'],
      ['मुलाला कालपासून ताप आहे', 'डॉक्टर आज १२:१५ ला बघू शकतात. त्रास वाढला तर १०८ ला फोन करा.'],
      ['धन्यवाद डॉक्टर', 'लवकर बरे व्हा, {name}.'],
    ],
    hinglish: [
      ['kal ka appointment milega kya', 'Kal subah 10:30 ya shaam 6 baje, {name} ji. Kaun sa theek hai?'],
      ['subah wala kar do', 'Book ho gaya. Das minute pehle aaiyega.'],
      ['blood report aa gayi?', 'Aaj chaar baje ke baad ready hogi, counter se le lijiye.'],
      ['khali pet aana hai kya', 'Haan, das ghante kuch mat khaiye, paani chalega.'],
    ],
  },
  coaching: {
    en: [
      ['What are the fees for class 10?', 'Fees are ₹24,000 a year, in three instalments, {name}.'],
      ['Is there a demo lecture?', 'Yes, Saturday 7 am. It is free.'],
      ['My daughter missed the test yesterday', 'No problem, she can sit for it on Sunday at 9 am.'],
      ['Please send the timetable', 'Sent. Maths is now on Tuesday and Friday.'],
      ['Can I pay the second instalment next week?', 'Yes {name}, until the 15th without late fee.'],
    ],
    hi: [
      ['दसवीं की फ़ीस कितनी है?', 'साल की ₹24,000, तीन किस्तों में, {name} जी।'],
      ['डेमो लेक्चर होगा क्या?', 'हाँ, शनिवार सुबह सात बजे, मुफ़्त है।'],
      ['बेटी का कल का टेस्ट छूट गया', 'कोई बात नहीं, रविवार नौ बजे दे सकती है।'],
      ['टाइमटेबल भेज दीजिए', 'भेज दिया। गणित अब मंगल और शुक्र को है।'],
      ['दूसरी किस्त अगले हफ़्ते दे सकता हूँ?', 'जी {name} जी, पंद्रह तारीख़ तक बिना लेट फ़ीस के।'],
    ],
    mr: [
      ['दहावीची फी किती आहे?', 'वर्षाला ₹२४,०००, तीन हप्त्यांत, {name}.'],
      ['डेमो लेक्चर आहे का?', 'हो, शनिवारी सकाळी सात वाजता, मोफत.'],
      ['मुलीची कालची टेस्ट चुकली', 'काही हरकत नाही, रविवारी नऊ वाजता देऊ शकते.'],
      ['टाइमटेबल पाठवा', 'पाठवलं. गणित आता मंगळवार आणि शुक्रवारी आहे.'],
    ],
    hinglish: [
      ['class 10 ki fees kitni hai', 'Saal ki ₹24,000, teen instalment mein, {name} ji.'],
      ['demo lecture kab hai sir', 'Saturday subah 7 baje, free hai.'],
      ['beti ka kal ka test miss ho gaya', 'Koi baat nahi, Sunday 9 baje de sakti hai.'],
      ['timetable bhej do please', 'Bhej diya. Maths ab Tuesday aur Friday ko hai.'],
      ['second instalment next week chalega?', 'Ji {name} ji, 15 tareekh tak bina late fee ke.'],
    ],
  },
}

export const demoNames: Record<'latin' | 'hindi' | 'marathi', { first: readonly string[]; last: readonly string[] }> = {
  latin: {
    first:
      'Aarav Aditi Akash Ananya Arjun Bhavna Chetan Deepa Divya Esha Gaurav Harsh Ishita Jaya Karan Lata Manish Neha Omkar Pooja Rahul Ritu Sameer Shreya Tanvi Uday Varun Yash Zoya Joseph'.split(
        ' ',
      ),
    last: 'Agarwal Bansal Chavan Deshmukh Fernandes Gaikwad Hegde Iyer Jain Kamble Lokhande Mehta Naik Oak Patil Rane Salvi Tambe Upadhyay Wagh'.split(
      ' ',
    ),
  },
  hindi: {
    first: 'अमित अंजलि दीपक गीता कविता मोहन नेहा पूजा राजेश रीना संजय सीमा विकास ज्योति'.split(' '),
    last: 'शर्मा वर्मा गुप्ता मिश्रा तिवारी सिंह चौहान श्रीवास्तव पांडे ठाकुर'.split(' '),
  },
  marathi: {
    first: 'अमोल अश्विनी गणेश कल्पना महेश मनीषा नितीन पल्लवी राहुल रूपाली सचिन स्वाती विजय वैशाली'.split(' '),
    last: 'पाटील शिंदे पवार गायकवाड देशमुख मोरे कुलकर्णी भोसले सावंत काळे'.split(' '),
  },
}

export const demoCallSummaries = [
  'Caller asked for opening hours and was satisfied.',
  'Caller wanted to change the delivery address; it was noted.',
  'Caller asked for the price twice and will call back.',
  'Caller complained about a delay; an apology was given.',
] as const
