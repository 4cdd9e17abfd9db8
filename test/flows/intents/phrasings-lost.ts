/** Wishes that hold the words of a stop or a refusal, and open in a business's chat all the same. */
export const wishesThere = `you cannot reject my request to delete my data | if you reject my data deletion i will go to court | nobody can stop my data deletion | dont reject my data deletion request
  | please dont ignore my data delete request | under law you cannot reject data deletion | you have no right to deny data deletion
  | you refuse to delete my data | dont refuse to delete my data | why do you refuse to delete my data | you have no right to refuse the deletion of my data | you cannot refuse to delete my data | you ignore deletion of my data
  | you must not deny deletion of my data
  | iski zarurat nahi hai data delete karna hai | aapki service ki zarurat nahi hai data delete karna hai | ab mann nahi hai data delete karna hai | मुझे अब ज़रूरत नहीं है मेरा डेटा डिलीट करना है
  | मेरी इजाज़त नहीं है मेरा डेटा डिलीट करना है | मला गरज नाही डेटा डिलीट करायचा आहे | mala garaj nahi mala data delete karaycha aahe | koi zarurat nahi hai mera data delete karna hai sir
  | zarurat nahi mujhe data delete karna please
  | as a customer data deletion is my right | you leak user data delete my data | your agent messages me daily delete my data | mera customer data delete karo | mera user data delete kar do
  | मेरा ग्राहक डेटा डिलीट करो | dpdp ke under mera user data delete karo | your staff data misuse karte hai mera data delete karo | manager number do mera data delete karo
  | forget about my data delete | data delete karna band karo call | data delete karna, band karo call | radd karo sab data delete karna | data delete cancel karo membership | data delete karna please band karo msg
  | mera data delete karo no | delete my data dont wait | delete my data do not wait | data delete karo sab cancel karo | maza data delete kara mala nako | माझा डेटा डिलीट करा मला नको
  | data delete karna hai, sab cancel karo | delete my data no please | delete my data no sir | delete my data no
  | पूरा का पूरा डेटा डिलीट करो | sara ka sara data delete karo | pura ka pura data delete karo | pehle ka data delete karo | aaj ka data delete karo | mere messages ka data delete karo
  | मेरी कॉल रिकॉर्डिंग का डेटा डिलीट करो | माझ्या नावाचा डेटा डिलीट करा | delete data for which i gave no consent | you are selling people's data delete my data | meri photo ka data delete karo
  | mere email ka data delete karo | meri location ka data delete karo | meri history ka data delete karo | last month ka data delete karo | 2020 ka data delete karo | meri dukan ka data delete karo
  | is shop ka data delete karo | delete my data you have no right to hold people's data
  | delete data of my shop | delete data of our company | delete the data of our conversation | delete all data for my privacy | delete data for gods sake | delete data for personal reasons
  | i did not send any msg, delete my data | galti mat karna, mera data delete karo`

/** Wishes that are asked after on the dedicated number, and that a business's chat may leave to the business. */
export const wishes = `do not ignore my deletion request | dont deny my deletion | you always ignore my deletion request | under dpdp act you cannot deny my deletion | dont put my deletion on hold | dont skip my deletion request
  | if you ignore my deletion request i will go to police | you should not reject my deletion request | you cant ignore my deletion request | you have no right to reject my deletion | do not keep my deletion on hold
  | do not object to my deletion | you cannot refuse my deletion | if you refuse deletion i will go to court
  | delete my user data | delete my customer details | erase my user information | remove my customer details | delete my patient data
  | cancel my account delete | cancel my account, request deletion | suspend my account for deletion | skip to deletion | hold on process my deletion | withdraw my account for deletion | cancel account for deletion`

/** No wish that names data, and no stop. */
export const neither = `delete request ignore kar rahe ho | delete request reject kar di tumne`

/** That a deletion shall not be held back. */
export const notHeldBack = `data delete karne se mat roko | data delete karne se koi nahi rok sakta | डेटा डिलीट करने से मत रोको | data delete ka kaam mat roko | रोको मत मेरा डेटा डिलीट करो | data delete hone se mat roko
  | mujhe data delete karne se mat roko | data delete karne me der mat karo | data delete karna mat bhulo | data delete karna nahi bhulna`

/** Heard in a business's chat from whoever has a request there. */
export const stopsThere = `delete mat karo | stop deleting | delete request cancel karo | delete roko | डिलीट मत करो | डिलीट रिक्वेस्ट कैंसिल करो | mera data mat hatao | dont remove my data | माझा डेटा काढू नका
  | i changed my mind dont delete | cancel my deletion | do not delete my data | maza data delete karu naka | delete my data by mistake, restore it`

/** Stops of what is the business's own. */
export const stopsElsewhere = `dont delete my order | order cancel mat karo | cancel my order | booking delete mat karo | dont remove the item | मेरा ऑर्डर डिलीट मत करो | मत करो | do not cancel | dont remove my number from the booking`

/** Refusals in words or an order of their own. */
export const refusals = `mat karo mera data delete | nahi karna mujhe data delete | मत करो मेरा डेटा डिलीट | no need data delete | you cant delete my data | i do not consent to deletion of my data | i do not allow you to delete my data
  | i am not asking you to delete my data | dont process the request to delete my data | delete my data, no | delete my data? no | delete my data sorry no | delete my data actually no
  | data delete karna nahi roko | ruko mat delete karo | roko mat delete karo mera data | i do not consent to data deletion | i did not send delete my data | i didnt write delete my data | i never wrote delete my data | maine kabhi nahi bola data delete karo
  | maine to nahi bola data delete karo | data delete karne ki himmat mat karna | data delete karne ki galti mat karna`

/** Data of somebody else. */
export const othersToo = `us number ka data delete karo | त्या नंबरचा डेटा डिलीट करा | hum sab ka data delete karo | delete data about rahul | a customer asked to delete data`
