interface Stopped {
  /** Stops, cancels or holds back a deletion that may be under way. */
  keep: string
  /** Denies that one was asked for, or takes it back in the same breath. */
  negated: string
  /** As near to those as a wish comes, and a wish. */
  opens: string
}

/** Words that hold a deletion back, before and behind the verb, and wishes that have the same words of something else. */
export const stopped: Record<string, Stopped> = {
  English: {
    keep: `cancel my deletion | abort data deletion | abort the deletion | please cancel my data deletion | cancel data deletion request | cancel my data deletion request please
      | stop my data deletion | halt the deletion | pause my deletion | hold the deletion | please hold off deleting my data | stop deleting my data
      | cancel my request to delete my data | withdraw my deletion request | i want to withdraw my request for deletion | take back my deletion request | call off the deletion
      | prevent my data from being deleted | save my data from deletion | data deletion cancel | deletion request cancel please | my deletion should be cancelled
      | cancle my deletion | cancel account deletion | please stop the erasure | revoke my erasure request | put the deletion on hold | do not proceed with the deletion
      | dont go ahead with deletion | i want my deletion stopped | stop the process of deleting my data | i want to stop my data deletion | stop data deletion please | please ignore my deletion request | reject the deletion request | forget about deleting my data`,
    negated: `I did not ask you to delete my data | delete my data, no wait don't | i never asked for my data to be deleted | i didnt tell you to delete my data
      | i did not say delete my data | i never said to delete my data | i did not request data deletion | i have not requested deletion of my data | i did not mean to delete my data
      | nobody asked you to delete my data | no one told you to delete my data | deletion not needed | data deletion is not required | there is no need of deleting my data
      | no need for data deletion | delete my data... nope | delete my data, never mind | delete my data. actually no | delete my data cancel that | delete my data wait no
      | my data should not be deleted | my data must never be deleted | i dont wish to delete my data | i dont need data deletion | i dont want data deletion | please delete my data, no sorry dont
      | i object to the deletion of my data | pause the deletion of everything | i no longer want to delete my data | no longer want deletion of my data | delete my data not now | abort the deletion of my data`,
    opens: `stop messages and delete my data | stop spamming and delete my data | stop calling me, delete my data | i did not ask for these messages, delete my data
      | i never asked for your offers delete my data | i did not consent, delete my data | you never asked me, delete my data | delete my data, no more messages | delete my data no excuses
      | delete my data and stop messaging | delete my data, stop the ads | delete my data stop | delete my data now no questions asked | stop it and delete my data | stop this, delete my data
      | no thanks, delete my data | no need to reply, delete my data | no need to keep it, delete my data | delete my data, no need to call me | why wait, delete my data
      | i am not interested, delete my data | do not stop, delete my data | please do not hold my data, delete my data | i cant wait, delete my data | delete my data or else
      | delete my data, i do not want offers | cancel everything and delete my data | i did not sign up, delete my data | i said no, delete my data | no no no delete my data`,
  },
  'Hindi in its own letters': {
    keep: `मेरा डेटा डिलीट करना रोक दो | मेरा डेटा डिलीट होने से रोको | डेटा डिलीट कैंसल करो | डेटा डिलीट कैंसिल करो | मेरा डेटा डिलीट करना बंद करो | डेटा डिलीट करना बन्द कर दो
      | मेरा डेटा डिलीट करना कैंसल कर दीजिए | डिलीट रद्द करो | डेटा डिलीट रद्द कर दो प्लीज़ | मेरी डिलीट रिक्वेस्ट कैंसिल करो | डिलीट करने की रिक्वेस्ट रद्द करो | डेटा हटाना बंद करो
      | मेरा डेटा हटाने से रोको | मेरा डेटा मिटाना रोको | रोक दो मेरा डेटा डिलीट होने से | बंद करो मेरा डेटा डिलीट करना | कैंसल करो डेटा डिलीट | रद्द करो मेरा डेटा डिलीट करना
      | कृपया मेरा डेटा डिलीट होने से रोकिए | मेरा डाटा डिलीट करना रोकें | डिलीट रोको | डिलीट को रोक दो | डेटा डिलीट होना रुकवाओ | डेटा डिलीट कर रहे हो रोको | मेरा डेटा डिलीट होल्ड करो
      | डेटा डिलीट करना अभी रोक दो भाई | डिलीट की प्रक्रिया रोक दो | मेरा डेटा डिलीट होने से बचाओ`,
    negated: `मेरा डेटा डिलीट करने की ज़रूरत नहीं | मेरा डेटा डिलीट करने की जरूरत नहीं है | डेटा डिलीट करने की कोई ज़रूरत नहीं | ज़रूरत नहीं डेटा डिलीट करने की | डेटा डिलीट की आवश्यकता नहीं है
      | मैंने डेटा डिलीट करने को नहीं बोला | मैंने डेटा डिलीट करने के लिए नहीं कहा | मैंने नहीं बोला डेटा डिलीट करने को | मैंने नहीं कहा था मेरा डेटा डिलीट करो | मैंने डेटा डिलीट करो नहीं बोला
      | किसने कहा मेरा डेटा डिलीट करने को | मैंने कब कहा डेटा डिलीट करो | डेटा डिलीट करने की अनुमति नहीं | डेटा डिलीट करने की इजाज़त नहीं है | डेटा डिलीट करवाने का मन नहीं है
      | मेरा डेटा डिलीट कर दो नहीं रुको | मेरा डेटा डिलीट कर दो नहीं नहीं | मेरा डेटा डिलीट करो, रुको | मेरा डेटा डिलीट करो... नहीं रहने दो | डेटा डिलीट कर दो, नहीं छोड़ो | मेरा डेटा डिलीट करने का इरादा नहीं है
      | डेटा डिलीट करना बिल्कुल नहीं है | डेटा डिलीट करना अभी नहीं | मेरा डेटा डिलीट करवाना ही नहीं है | मेरा डेटा हटाने की ज़रूरत नहीं | मेरा डेटा मिटाने को नहीं कहा`,
    opens: `मेरा डेटा डिलीट करो और मैसेज भेजना बंद करो | मैसेज भेजना बंद करो और मेरा डेटा डिलीट करो | ऑफर बंद करो मेरा डेटा डिलीट करो | मेरा डेटा डिलीट करो, ऑफर बंद करो | मेरा डेटा डिलीट करो बंद करो
      | बंद करो, मेरा डेटा डिलीट करो | मेरा डेटा डिलीट करना है, मैसेज बंद करो | मेरा डेटा डिलीट कर दो, मुझे ऑफर नहीं चाहिए | मुझे ऑफर की ज़रूरत नहीं, डेटा डिलीट करो | डेटा की ज़रूरत नहीं, मेरा डेटा डिलीट करो
      | मैंने मैसेज भेजने को नहीं बोला, मेरा डेटा डिलीट करो | फोन करना बंद करो और डेटा डिलीट कर दो | मेरा डेटा डिलीट करो, फोन मत करो | मेरा डेटा डिलीट करो, रोको ये मैसेज | मुझे परेशान करना बंद करो, डेटा डिलीट करो
      | रोको ये मैसेज और मेरा डेटा डिलीट करो | डेटा रखने की ज़रूरत नहीं, डेटा डिलीट करो | मेरा डेटा डिलीट करने में देर मत करो | मेरा डेटा डिलीट करने में कोई दिक्कत नहीं, कर दो | मेरा डेटा डिलीट करो, नहीं तो शिकायत करूंगा
      | डिलीट करने की रिक्वेस्ट कैंसल मत करो, मेरा डेटा डिलीट करो | मेरा डेटा डिलीट करवाना है, रुको मत | मैं नहीं चाहता आप मैसेज करें, मेरा डेटा डिलीट करो | मुझे अब आपसे बात नहीं करनी, मेरा डेटा डिलीट करो
      | खाता बंद करो डेटा डिलीट करो | मुझे कॉल की ज़रूरत नहीं डेटा डिलीट कर दो | मेरा डेटा डिलीट कर दो ना`,
  },
  'Marathi in its own letters': {
    keep: `माझा डेटा डिलीट करणे थांबवा | माझा डेटा डिलीट करणं थांबवा | डेटा डिलीट करणे बंद करा | माझा डेटा डिलीट होण्यापासून थांबवा | डेटा डिलीट करण्यापासून रोखा | डेटा डिलीट कॅन्सल करा
      | डेटा डिलीट रद्द करा | माझी डिलीट रिक्वेस्ट रद्द करा | डिलीट करण्याची विनंती रद्द करा | डिलीट थांबवा | डिलीट थांबव | कृपया डेटा डिलीट करणे थांबवा | माझा डेटा काढून टाकणे थांबवा
      | माझा डेटा पुसणे थांबवा | माझी माहिती काढणे बंद करा | थांबवा माझा डेटा डिलीट करणे | बंद करा माझा डेटा डिलीट करणे | रद्द करा माझा डेटा डिलीट करणे | रद्द करा डेटा डिलीट | डेटा डिलीट करण्याचे थांबवा
      | डेटा डिलीट करायचं थांबवा | माझा डेटा डिलीट करणे रद्द करा प्लीज | डेटा डिलीट होणे थांबवा | माझा डेटा डिलीट करणे आत्ता थांबवा | डिलीट प्रक्रिया थांबवा | माझा डेटा डिलीट होण्यापासून वाचवा | डिलीट करण्याची रिक्वेस्ट मागे घ्या | डेटा डिलीट करत आहात थांबवा`,
    negated: `माझा डेटा डिलीट करण्याची गरज नाही | माझा डेटा डिलीट करायची गरज नाही | डेटा डिलीट करण्याची काही गरज नाही | गरज नाही डेटा डिलीट करण्याची | डेटा डिलीट करण्याची आवश्यकता नाही
      | मी डेटा डिलीट करायला सांगितलं नाही | मी डेटा डिलीट करण्यास सांगितले नाही | मी नाही सांगितलं डेटा डिलीट करायला | मी सांगितलं नाही डेटा डिलीट करायला | मी डेटा डिलीट करायला सांगितलं नव्हतं
      | कोणी सांगितलं डेटा डिलीट करायला | मी कधी सांगितलं डेटा डिलीट करा | डेटा डिलीट करण्याची परवानगी नाही | माझा डेटा डिलीट करा नको | माझा डेटा डिलीट करा, नको थांबा | माझा डेटा डिलीट करून टाका, नको
      | माझा डेटा डिलीट करा, थांबा | माझा डेटा डिलीट करा, नको राहू द्या | डेटा डिलीट करणे नको | डेटा डिलीट करायला नको | डेटा डिलीट करायची इच्छा नाही | डेटा डिलीट होऊ देऊ नका
      | डेटा डिलीट करायचा अजिबात नाही | माझा डेटा काढून टाकायची गरज नाही | माझा डेटा डिलीट करायला नको आहे`,
    opens: `मेसेज थांबवा आणि माझा डेटा काढून टाका | माझा डेटा डिलीट करा आणि मेसेज थांबवा | मेसेज पाठवणे बंद करा आणि माझा डेटा डिलीट करा | ऑफर बंद करा, माझा डेटा डिलीट करा | माझा डेटा डिलीट करा, ऑफर बंद करा
      | माझा डेटा डिलीट करा, मेसेज पाठवू नका | मला ऑफर नको, माझा डेटा डिलीट करा | मला ऑफरची गरज नाही, माझा डेटा डिलीट करा | डेटा ठेवायची गरज नाही, माझा डेटा डिलीट करा | थांबवा हे मेसेज, माझा डेटा डिलीट करा
      | बंद करा, माझा डेटा डिलीट करा | मी मेसेज पाठवायला सांगितलं नाही, माझा डेटा डिलीट करा | फोन करणे थांबवा आणि माझा डेटा काढून टाका | माझा डेटा डिलीट करायचा आहे, मेसेज नको | मला माझा डेटा डिलीट करायचा आहे
      | माझा डेटा डिलीट करा, नाहीतर तक्रार करेन | माझा डेटा डिलीट करायला उशीर नको | त्रास देऊ नका, माझा डेटा डिलीट करा | माझा डेटा डिलीट करून टाका आणि फोन बंद करा | मेसेज नकोत, डेटा डिलीट करा
      | खातं बंद करा, माझा डेटा डिलीट करा | माझा डेटा डिलीट करा, कॉल करू नका | माझा डेटा डिलीट करा प्लीज, थांबू नका | मला कॉल नको, माझा डेटा पुसून टाका | डिलीट रिक्वेस्ट रद्द करू नका, माझा डेटा डिलीट करा`,
  },
  'Hindi and Marathi in Latin letters': {
    keep: `mera data delete cancel karo | mera data delete karna band karo | data delete radd kara | mera data delete karna rok do | mera data delete hone se roko | data delete karna bandh karo
      | data delete cancle kar do | data delete kainsal karo | data delete radd karo | meri delete request cancel karo | deletion rok do | deletion cancel karo please | data deletion band karo
      | mera data hatana band karo | mera data mitana roko | data hatane se roko | rok do mera data delete hone se | band karo mera data delete karna | cancel karo mera data delete karna
      | cancel karo data delete | maza data delete karne thambva | maza data delete karna thambva | data delete karne band kara | maza data delete honyapasun thambva | data delete cancel kara
      | maza data kadhun takne thambva | thambva maza data delete karne | delete karnyachi request radd kara | plz data delete hone se rok lo bhai | delete roko | meri deletion request wapas lo | data delete karne ki baat cancel | delete process rokiye | data delete hone se bacha lo | mera data dlt krna rok dijiye ji | data delete kar rahe ho rok do | delete band karo`,
    negated: `maine data delete karne ko nahi bola | mera data delete karne ki zarurat nahi | mera data delete karne ki jarurat nahi hai | data delete karne ki koi jarurat nahi | zarurat nahi data delete karne ki
      | delete karne ki zaroorat nahin | maine delete karne ke liye nahi kaha | maine nahi bola data delete karne ko | maine nahi kaha tha mera data delete karo | maine data delete karo nahi bola
      | kisne bola mera data delete karne ko | maine kab bola data delete karo | data delete karne ki permission nahi hai | mera data delete kar do nahi ruko | mera data delete kar do nahi nahi
      | mera data delete karo ruko | mera data delete karo nahi rehne do | mera data delete karo cancel karo | data delete karna bilkul nahi hai | data delete karwana hi nahi hai
      | maza data delete karnyachi garaj nahi | data delete karaychi garaj nahi | mi data delete karayla sangitla nahi | mi nahi sangitla data delete karayla | mi delete karayla sangitla navhta
      | maza data delete kara nako | maza data delete kara, nako thamba | data delete karayla nako | maza data delete karu dya nako`,
    opens: `mera data delete karo | data delete kar do, offers band karo | account band karo data delete karo | mujhe offers nahi chahiye data delete karo | mera data delete karo band karo | band karo, mera data delete karo
      | msg bhejna band karo aur mera data delete karo | mera data delete karo aur msg bhejna band karo | mera data delete karna hai, offers band karo | mujhe data delete karna hai, msg roko | offers cancel karo aur mera data delete karo
      | mera data delete kar do mujhe nahi chahiye | offers ki zarurat nahi mera data delete karo | data rakhne ki zarurat nahi, data delete karo | maine msg bhejne ko nahi bola, mera data delete karo | call karna band karo, data delete kar do
      | mera data delete karo, call mat karo | roko ye msg aur mera data delete karo | mera data delete karne me der mat karo | mera data delete kar do na | mera data delete karo nahi to complaint karunga
      | mera data delete karo ruko mat | delete karne ki request cancel mat karo, mera data delete karo | message thambva ani maza data delete kara | maza data delete kara ani message thambva | offers band kara, maza data delete kara
      | maza data delete kara, message pathvu naka | mala offers nako, maza data delete kara | offers chi garaj nahi maza data delete kara | mi message pathvayla sangitla nahi, maza data delete kara | mera data delete karo sir ji please | data delete karna hai cancel mat karna | mujhe data delete karwana hai band karo ye sab | mat roko, mera data delete karo`,
  },
}

/** Somebody's data by their name, or by what they are to the speaker. */
export const ofOthers = `Rahul ka data delete karo | राहुल का डेटा डिलीट करो | delete the data of Rahul | delete my neighbor's data | delete customer data | Rahul cha data delete kara | राहुलचा डेटा डिलीट करा
  | Rahul ke number ka data delete karo | data delete karo Rahul ka | delete karo Rahul ka data | Rahul ka pura data delete kar do | Rahul Sharma ka data mita do | delete all the data of Priya | erase data of Mr Sharma
  | Rahul's data delete karo | delete data of my student | mere student ka data delete karo | Sharma ji ka data delete karo | प्रिया का सारा डेटा हटाओ | प्रियाचा डेटा काढून टाका | Priyacha data kadhun taka | सुनील च्या नंबरचा डेटा डिलीट करा
  | Sharma Store ka data delete karo | customer ka data delete karo | sab customers ka data delete karo | please delete data for Rahul | Rahul's number data delete karo | राहुल शर्मा यांचा डेटा डिलीट करा | mera aur rahul ka data delete karo | delete data belonging to Rahul | राहुल के नंबर का डेटा डिलीट करो`

/** Genitives that lead back to the speaker. */
export const ofOneself = `mere number ka data delete karo | is number ka data delete karo | मेरे नंबर का डेटा डिलीट करो | इस नंबर का डेटा हटाओ | mere whatsapp ka data delete karo | aapke paas ka mera data delete karo | is shop ka mera data delete karo
  | mere naam ka data delete karo | mere name ka data delete karo | sab ka data delete karo | तुमच्याकडचा डेटा डिलीट करा | mere account ka data delete karo | delete the data of my number | delete all data of mine | delete data of me | delete data of this number | माझ्या नंबरचा डेटा डिलीट करा | mazya numbercha data delete kara
  | mera sara data delete karo | apna pura data delete karna hai | hamara data delete karo | 2 saal ka mera data delete karo | Sharma Store ka mera data delete karo | data delete karo mera | data delete karo is number ka
  | delete my data for good | delete my data of all time | mera data delete karo apne system ka | आमचा डेटा डिलीट करा | माझा कायमचा डेटा डिलीट करा | mera naam Rahul hai, mera data delete karo | hello sir mera data delete karo`

/** "Data" of a phone's plan that has run out. */
export const usedUp = `mera data pack khatam | net pack khatam | mera data pack khatam ho gaya | मेरा डेटा पैक खत्म | नेट पैक खत्म हो गया | mera net pack khatam ho gaya hai | data balance khatam | mera recharge khatam`

/** Said of people by what they are: whose they are need not be known. */
export const ofPeople = `delete my neighbor's data | delete customer data | customer ka data delete karo | mere student ka data delete karo | delete my client's details | ग्राहक का डेटा डिलीट करो | remove my tenant's number`
