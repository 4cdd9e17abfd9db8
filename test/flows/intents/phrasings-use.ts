/** That the data be used, saved or had no more: on the dedicated number a wish to delete. */
export const notUsed = `mera data save mat karo | mera data use mat karo | mera data store mat karo | mera data istemal mat karo | dont use my data | do not use my data | dont save my number | consent withdrawn | i take back my consent | consent wapas lena hai
  | मेरा डेटा सेव मत करो | मेरा डेटा इस्तेमाल मत करो | mera data use karna band karo | i dont want you to store my data | you should not have my data | stop using my number | माझा डेटा वापरू नका
  | do not store my messages | dont keep my call recordings | withdraw my consent for calls | i withdraw my consent, stop all messages | stop storing my chats and messages | data mat rakho msg bhi mat bhejo | सहमति वापस लेता हूं मैसेज बंद करो`

/** Offers, and no data, to be deleted. */
export const adsAlone = `ads delete karo | delete ads | delete these ads | ads hata do | remove my number from your list | विज्ञापन हटाओ | offers delete karo | जाहिराती काढून टाका | stop using my number for ads | stop using my number for marketing | stop using my number to send offers`

/** Of no data at all, or of a consent that stands. */
export const notOurs = `dont use my photo in ads | dont save my order | you should not have my order | maine consent wapas nahi liya | consent wapas nahi lena | i did not take back my consent`

/** A stop that also speaks of complaining. */
export const stopsBesideComplaint = `mujhe complaint karni hai data delete mat karo | i need it for complaint dont delete my data | data delete mat karo complaint karunga | complaint ke liye chahiye mera data delete mat karo | शिकायत के लिए चाहिए डेटा डिलीट मत करो`

/** Complaints all the same. */
export const complaints = `complain: my data was not deleted | my data is not deleted i will complain | you dont delete my data, i want to complain | data delete nahi kiya shikayat karni hai`
