/** What shops that repair, photograph, teach or keep accounts are asked every day. */
export const tradeTalk = `format karne se data delete ho jayega kya | mere phone ka data delete ho gaya hai | cctv ka data delete ho gaya kya | sql delete data | laptop format kar do sara data delete kar dena | pen drive ka data delete ho gaya
  | backup le lo phir data delete kar do | tally ka data delete ho gaya sir | excel me data delete ho gaya | kya aap repair ke baad data delete karte ho | my phone data is deleted | you deleted my data while repairing my phone
  | mobile reset kiya to data delete ho gaya | does formatting delete data | does factory reset delete data | फोन का डेटा डिलीट हो गया | फोन रिपेयर में डेटा डिलीट हो जाएगा क्या | फॉर्मेट करने से डेटा डिलीट होगा क्या
  | data delete ho gaya phone se | windows dalne se data delete hoga kya | mobile ka data delete karke do | मोबाईलचा डेटा डिलीट झाला | wedding ka data delete ho gaya kya | sir mera attendance data delete ho gaya
  | tally data delete ho gaya complaint | will my data be deleted if you repair my phone | card ka data delete ho gaya | raw data delete kar do | hard disk ka data delete karo`

/** Whether it will be, or what it would mean: asked, and not bidden. */
export const askedBeforehand = `mera data delete ho jayega kya | kya mera data delete hoga | mera data delete ho jayega na | मेरा डेटा डिलीट हो जाएगा क्या | data delete hota hai kya | what does delete my data do | what is delete my data | why should i delete my data
  | delete my data ka matlab kya hai | data delete ka matlab | should i delete my data | do i need to delete my data | is it safe to delete my data | kya mera data delete ho sakta hai`

/** Still a question of ours, or a wish. */
export const stillOurs = `mera data delete ho gaya kya | delete ho gaya mera data? | is my data deleted? | was my data deleted? | mere number ka data delete ho gaya kya | मेरा डेटा डिलीट हुआ क्या? | maza data delete zala ka? | mera data delete hona chahiye
  | can you delete my data? | kya aap mera data delete kar sakte ho please | mera data delete ho jana chahiye | data delete nahi hua
  | has my data been deleted from your software | query: is my data deleted?`
