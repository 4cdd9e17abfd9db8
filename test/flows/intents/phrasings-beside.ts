/** A wish for the own data beside orders, loans and platforms. */
export const besideGoods = `order cancel karo aur mera data delete kar do | cancel my subscription and delete my data | mujhe loan nahi chahiye mera data delete karo | cancel my order and delete my data | i dont want any loan, delete my data
  | you sold my data to facebook, delete my data | i am not interested in your plan delete my data | insurance policy nahi chahiye delete my data | delivery ho gayi ab mera data delete karo | mera order cancel kar do aur mera data bhi delete kar do
  | मुझे कोई लोन नहीं चाहिए मेरा डेटा डिलीट करो | मेरा ऑर्डर कैंसिल करो और मेरा डेटा डिलीट करो | माझी ऑर्डर रद्द करा आणि माझा डेटा डिलीट करा | bill pay kar diya hai ab mera data delete kar do | aapne mera data bank ko diya hai, delete karo mera data`

/** Of another company. */
export const ofPlatforms = `instagram se mera data delete karo | delete my data from facebook | delete my facebook data | google par mera data delete karo | delete my data on amazon | इंस्टाग्राम से मेरा डेटा डिलीट करो | mera data facebook se delete karo
  | delete my amazon data | remove my data from google please | facebook account se mera data hatao | google drive se mera data delete karo | flipkart app se mera data delete karo | jio sim se mera data hatao
  | bank account se mera data delete karo | delete my data on your facebook page | delete my data airtel`

/** An adverb, a place or what kind of data, between the data and its verb. */
export const wordsBetween = `mera data abhi delete karo | mera data turant delete karo | mera data permanently delete karo | mera data jaldi delete karo | mera data hamesha ke liye delete karo | mera data apne system se delete karo | माझा डेटा लगेच डिलीट करा
  | mera jo bhi data hai delete kar do | delete my account and data | delete my old data | delete my saved data | delete my chat and data | delete my profile data | delete all my stored data | delete my complete data | delete my bloody data now
  | mera data bhi delete karo | mera data aur number delete karo | mera data jo hai delete kar do | mera data aapke paas hai usko delete karo | mera data sir delete kar dijiye | mera data plz sir delete krdo | aapke paas jo mera data hai usko delete karo
  | jo bhi mera data hai delete kar do | मेरा डेटा हमेशा के लिए डिलीट कर दीजिए | मेरा डेटा अपने सिस्टम से हटाओ | मेरा डेटा अभी डिलीट करो | माझा डेटा कायमचा डिलीट करा | माझा डेटा तुमच्या सिस्टम मधून काढून टाका | maza data lagech delete kara
  | haan bhai delete kar do mera data | maine app delete kar diya hai mera data bhi delete kar do | mera data puri tarah se delete karo | maza data tumchya system madhun delete kara | delete every data of mine | delete my name, number and all data`

/** Where the words between say no, name another's or a platform, or what else is deleted. */
export const otherwiseBetween = `mera data nahi photo delete karo | mera data bhej diya ab message delete karo | mera data Rahul ke phone se delete karo | mera data instagram se delete karo | mera data pack abhi delete karo | delete my excel data | delete my son's data
  | delete my office data | mera data rakho photo delete karo | delete my Rahul data | mera data mat chhedo order delete karo | mera data save karo chat delete karo | mera data aapke paas hai order delete karo | i need my data please delete my order | mera data hai usme photo delete karo | my data is with you remove the item | mera data use ho raha hai game delete karo | mera data full hai kuch delete karo | mera data bahut slow hai app delete karu
  | mera data print karke delete kar dena | mera data aapko bheja tha delete kar dena | मेरा डेटा गलत चला गया डिलीट कर दो | mera data roaming hata do | mera data gaye bina lock hata do | mera data form se hata do | mera data update karke purana hata do`
