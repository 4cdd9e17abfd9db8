/** A wish at the end of a message whose beginning tells or asks of something else. */
export const bidden = `bas ho gaya mera data delete kar do | मैं परेशान हो गया हूं मेरा डेटा डिलीट करो | mera kaam ho gaya mera data delete kar do | mujhe kyu call kar rahe ho mera data delete kar do | खूप झालं माझा डेटा डिलीट करा
  | you still have not deleted my data, delete it now | bola na mera data delete karo | nahi mera data delete karo | नहीं मेरा डेटा डिलीट करो | kaha na mera data delete karo | ek baar bola na mera data delete karo
  | maine kaha na mera data delete karo | my ex has my phone delete my data | did you not hear me delete my data | have you no shame delete my data | how long will you harass me delete my data | my account was closed already, delete my data
  | you have called me 10 times already, delete my data | why was i added delete my data | i have already moved to another city so delete my data | sim band kar diya mera data delete kar do
  | kab se bol raha hu mera data delete karo | कब से बोल रहा हूं मेरा डेटा डिलीट करो | किसने दिया मेरा नंबर मेरा डेटा डिलीट करो | क्यों परेशान कर रहे हो मेरा डेटा डिलीट करो | माझं काम झालं आता माझा डेटा डिलीट करा | कधी पासून सांगतोय माझा डेटा डिलीट करा
  | abhi tak mera data delete nahi kiya, jaldi delete karo | what is this delete my data | i am not joking delete my data | mazak mat karo mera data delete karo | i wrote 3 emails delete my data | i already requested you to delete my data
  | mera data delete nahi hua delete karo | bahut ho gaya mera data delete karo please`

/** A threat for the case that it is not done. */
export const threatened = `if you dont delete my data i will go to police | if you do not delete my data i will go to court | agar mera data delete nahi kiya to police jaunga | delete my data else i will complain | mera data delete karo varna police complaint karunga
  | i will complain if you dont delete my data | agar mera data delete nahi kiya to complaint karunga`

/** What looks like it, and asks or refuses. */
export const notBidden = `did you delete my data | have you deleted my data | have you already deleted my data | why did you delete my data | who told you to delete my data | kab delete karoge mera data | mera data kisne delete kiya
  | mat mera data delete karo | na mera data delete karo | nahi delete karna mera data | nahi data delete karo | bhai mera data na hatao mera data | please na mera data delete karo | mummy rok do mera data delete hone se sir | mat karo mera data delete order aana hai | mera data nahi delete karo | mera data delete nahi karo | maine nahi bola data delete karo | ruko mat delete karo | maza data nako delete kara | dont you dare delete my data | please never delete my data
  | mera data delete kar diya kya | mera data delete kyu nahi kiya | i did not say delete my data | if you delete my data i will complain | agar mera data delete kiya to complaint karunga | when will you delete my data | did you delete it | ho gaya kya mera data delete
  | agar mera data delete nahi hua hai to rok do | agar data delete nahi kiya to mat karo | अगर डेटा डिलीट नहीं हुआ तो रहने दो | if you dont delete my data i will be happy | mera data delete mat karo sirf photo delete karo
  | mera data delete mat karo baad me delete karo | mera data mat hatao, bas offers hatao | data nahi hatana, sirf message delete karo | मेरा डेटा मत डिलीट करो सिर्फ ऐड हटाओ | mera data delete nahi ho raha | you are not deleting my data
  | cancel delete my data | cancel mera data delete karo | stop delete my data | mera data delete mat karo bhai ka data delete karo`
