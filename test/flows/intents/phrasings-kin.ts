/** Whoever pressed is named, and what is said is a stop. */
export const pressedByKin = `my son pressed delete by mistake dont delete my data | bachche ne delete daba diya mera data mat delete karo | maa kasam delete mat karo | mera data bacha lo | mera data bachao
  | beti ne phone se delete bhej diya, mera data delete mat karo | my brother sent it dont delete my data | my kid did it by mistake dont delete | somebody else sent it dont delete | someone else did this please dont delete my data
  | my child pressed the button please keep my data | my daughter clicked delete by mistake dont delete my data | my mother's voice is in it please dont delete | papa ki recording hai delete mat karo
  | meri mummy ki recording hai usme please delete mat karo | usme mere papa ke message hai mera data delete mat karo | dost ne mazak me delete daba diya delete mat karo | kisi aur ne delete kiya hai, delete mat karo
  | बच्चे ने गलती से डिलीट कर दिया मत करो डिलीट | मेरे बेटे ने गलती से दबा दिया मेरा डेटा डिलीट मत करो | किसी और ने किया है मेरा डेटा डिलीट मत करो | mazya mulane chukun kela delete karu naka | मेरा डेटा बचा लो
  | kisi aur ne delete kar diya roko | mere bete ne delete daba diya cancel karo | बेटे ने डिलीट कर दिया रोको`

/** Data of kin, that shall stay or go. */
export const ofKin = `mummy ka data delete mat karo | dont delete my mother's data | mere papa ka number delete mat karo | delete his data dont delete mine | uska data delete mat karo | माझ्या आईचा डेटा डिलीट करू नका
  | meri mummy apna data delete karna chahti hai | mere papa ko apna data delete karwana hai | मेरी पत्नी अपना डेटा हटाना चाहती है | ye mere bhai ka number hai, mera data delete kar do
  | i am messaging from my wife's number please delete my data | bete ke phone se msg kar raha hu mera data delete kar do | delete my data as well as my mothers | delete my data with my husband's data | mummy ne bola mera data delete karo unka bhi
  | delete my children's data | delete my family's data | delete my baby's data | delete my grandchildren's data | bachcho ka data delete karo | mere pariwar ka data delete karo | मुलांचा डेटा डिलीट करा | मुलांची माहिती काढून टाका
  | mulanche data delete kara | didi ka data delete karo | meri saas ka data delete karo | sasur ka data hata do | bhabhi ka data delete karo | mausi ka data delete karo | bua ka data delete karo | jiju ka data hata do
  | माझ्या सासूचा डेटा डिलीट करा | माझ्या वहिनीचा डेटा डिलीट करा | sabka data delete karo | सबका डेटा डिलीट करो | delete everyone's data | delete everybody's data | us aadmi ka data delete karo | us ladki ka data delete karo
  | मेरी दीदी का डेटा डिलीट करो | मेरी सास का डेटा डिलीट करो | मेरे ससुर का डेटा डिलीट करो | भाभी का डेटा डिलीट करो | mere chachu ka data delete karo | delete my data and my mother's data | mera aur mere bhai ka data delete karo`

/** A wish addressed to kin or cursing with them: the speaker's own. */
export const saidToKin = `mere bhai mera data delete kar do | dost mera data delete kar do | brother delete my data | are baba mera data delete karo | tere baap ka data hai kya mera data delete kar
  | my dear friend please delete my data | delete my data my friend | uncle ji mera data delete kar do | beta mera data delete kar do | maa kasam mera data delete karo warna chhodunga nahi | teri maa ki mera data delete kar
  | you are calling my parents delete my data | mere papa mera phone check karte hai mera data delete karo | didi mera data delete kar do | sister please delete my data | mama mera data delete kar do
  | दोस्त मेरा डेटा डिलीट कर दो`
