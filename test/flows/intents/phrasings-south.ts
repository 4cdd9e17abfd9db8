// Tamil, Telugu, Kannada and Malayalam, as they are typed.

/** Plain wishes, that open in a business’s chat. */
export const wishes = `pls en data ah delete pannunga | unga kitta irukura en data va delete pannunga
    | unga kitta irukka en data ellam delete pannidunga | enoda data venam delete pannunga | en data full ah delete pannunga
    | en data ah azhinga | en data udane delete pannunga illana case poduven | en data vai alithu vidavum
    | en data va alichidunga | என்னோட டேட்டா எல்லாத்தையும் அழிச்சிடுங்க | என்னுடைய தரவை அழிக்கவும் | எனது தரவுகளை நீக்கவும்
    | என் தரவை நீக்குங்கள் | என் டேடா டெலிட் பண்ணுங்க | என் டேட்டாவை ரிமூவ் பண்ணுங்க
    | என் டேட்டாவை உடனே டெலிட் பண்ணுங்க இல்லன்னா கேஸ் போடுவேன் | என் தனிப்பட்ட தரவை நீக்கவும் | na data delete cheseyandi
    | na data anta delete cheseyandi | mee daggara na data undi delete cheyandi | na data theesey | na data thiseyandi
    | na data thisesyandi | orey na data delete cheyyi ra | na data delete chesi pettandi | na data delete avvali
    | నా డేటా అంతా చెరిపేయండి | నా డేట డిలీట్ చేయండి | నా డేటాని రిమూవ్ చేయండి | nanna data na delete madi
    | nan data na delete madbidi | nanna data tegdu haki | nanna data tegedubidi | nanna data purti delete madi
    | nanna data delete madtira please | nanna data vannu delete maadi | ನನ್ನ ಡೇಟಾನ ಡಿಲೀಟ್ ಮಾಡಿ | ನನ್ನ ದತ್ತಾಂಶವನ್ನು ಅಳಿಸಿ
    | ನನ್ನ ಡೇಟಾ ರಿಮೂವ್ ಮಾಡಿ | ente data onnu delete cheyyamo | ente data kalayu | ente data kalayanam
    | ente data neekam cheyyu | ente data ozhivakku | ente data udane delete cheyyu | എന്റെ ഡാറ്റ മുഴുവൻ കളയണം
    | എന്റെ ഡാറ്റ ഒഴിവാക്കൂ | എന്റെ ഡാറ്റ റിമൂവ് ചെയ്യൂ | amma en data delete pannunga | அம்மா என் டேட்டாவை டெலிட் பண்ணுங்க
    | en data vachukadhinga delete pannunga | na data naku vaddu delete cheyandi | nanna data beda delete madi
    | ente data venda delete cheyyu | என் டேட்டாவை வைத்திருக்க வேண்டாம், டெலிட் செய்யுங்கள்
    | en data vechukka vendam delete pannidunga | na data pettukovaddu delete cheyandi | nanna data ittukollabedi delete madi
    | ente data sookshikkaruthu delete cheyyu | en data va use panna vendam, delete pannunga
    | en data share pannadhinga delete pannidunga | na data share cheyakandi delete cheyandi
    | nanna data share madbedi delete madi | ente data share cheyyaruthu delete cheyyu`

/** Wishes with a name before the data: taken from no business’s chat. */
export const ofOthersOrParts = `Ramesh oda data delete pannunga | Ramesh data va delete pannunga | Kavitha vin data delete pannunga
    | customer oda data delete pannunga | ரமேஷ் டேட்டாவை டெலிட் பண்ணுங்க | ரமேஷோட டேட்டாவை டெலிட் பண்ணுங்க
    | கஸ்டமர் டேட்டாவை டெலிட் பண்ணுங்க | Ramesh data delete cheyandi | Ramesh gari data delete cheyandi
    | రమేష్ డేటా డిలీట్ చేయండి | రమేష్ గారి డేటా డిలీట్ చేయండి | కస్టమర్ డేటా డిలీట్ చేయండి | nanna anna data delete madi
    | Ramesh data delete madi | Rameshna data delete madi | pakkad maneyavara data delete madi | ರಮೇಶ್ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ
    | ರಮೇಶನ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ | ಕಸ್ಟಮರ್ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ | ente mole data delete cheyyu | Rameshinte data delete cheyyu
    | Ramesh data delete cheyyu | Lakshmiyude data delete cheyyu | customer inte data delete cheyyu
    | customersinte data delete cheyyu | രമേശിന്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ | ലക്ഷ്മിയുടെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ
    | കസ്റ്റമറുടെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ | en anna data delete pannunga`

/** What else they mean, by intent; none opens a deletion, but for a question after one. */
export const told: Readonly<Record<string, string>> = {
  negated: `en data va delete panniradhinga | en data va delete pannidadhinga | en data va delete pannirathinga
    | en data va delete panna koodadhu | en data azhichidadhinga | en data azhichiradhinga | en data va neeka vendam
    | en data va edukka vendam | delete pannama vidunga | en data va delete pannama irunga | naan delete panna sollala
    | naan data delete panna sollave illa | naan delete panna kekala | data delete panna thevai illa
    | delete panna thevaiyillai | delete pannanumnu illa | என் டேட்டாவை டெலிட் பண்ணிடாதீங்க | என் டேட்டாவ டெலிட் பண்ணிராதீங்க
    | டெலிட் பண்ணவேண்டாம் | டெலிட் பண்ணவேணாம் | என் டேட்டாவை அழிச்சிடாதீங்க | அழித்துவிடாதீர்கள்
    | என் டேட்டாவை நீக்கிவிடாதீர்கள் | என் டேட்டாவை எடுக்காதீங்க | என் டேட்டாவை ரிமூவ் பண்ணாதீங்க | நான் டெலிட் பண்ண சொல்லல
    | நான் டெலிட் செய்யச் சொல்லவில்லை | டெலிட் பண்ணத் தேவையில்லை | டெலிட் பண்ணாம விடுங்க | delete cheseyakandi
    | nenu delete cheyamani cheppaledu | nenu delete cheyyamani adagaledu | delete cheyamani evaru chepparu
    | delete cheyalsina avasaram ledu | delete cheyadaniki veelledu | delete kakunda chudandi | delete cheyakunda unchandi
    | data delete cheyyaddu | delete cheyyaddu | delete cheyadhu | డిలీట్ చేసేయకండి | డిలీట్ చేయద్దు | డిలీట్ చెయ్యద్దు
    | నా డేటాను తొలగించకు | నా డేటా తీసేయకు | నా డేటా తీసెయ్యొద్దు | నా డేటా చెరిపేయకండి | నా డేటా చెరిపేయొద్దు
    | నేను డిలీట్ చేయమని చెప్పలేదు | నేను డిలీట్ చేయమని అడగలేదు | డిలీట్ చేయాల్సిన అవసరం లేదు | డిలీట్ చేయకుండా ఉంచండి
    | నా డేటా రిమూవ్ చేయకండి | delete madbedri | delete madbyadri | delete madbyada | nanna data delete maadbedi please
    | nanna data alisi hakbedi | nanna data tegedu hakbedi | nanna data tegdu hakbedi | nanu delete madoke helilla
    | naanu delete madi anta helilla | delete mado avashyakate illa | delete madbardu | delete madkudadu | delete madade iri
    | delete agabardu | nanna data delete madbidbedi | ಡಿಲೀಟ್ ಮಾಡಕೂಡದು | ಡಿಲೀಟ್ ಮಾಡ್ಬಾರ್ದು | ನನ್ನ ಡೇಟಾ ಅಳಿಸಿ ಹಾಕಬೇಡಿ
    | ನನ್ನ ಡೇಟಾ ಅಳಿಸ್ಬೇಡಿ | ನನ್ನ ಡೇಟಾ ತೆಗೆದು ಹಾಕಬೇಡಿ | ನನ್ನ ಡೇಟಾ ತೆಗೀಬೇಡಿ | ನನ್ನ ಡೇಟಾ ರಿಮೂವ್ ಮಾಡಬೇಡಿ
    | ನಾನು ಡಿಲೀಟ್ ಮಾಡಲು ಹೇಳಿಲ್ಲ | ನಾನು ಡಿಲೀಟ್ ಮಾಡೋಕೆ ಹೇಳಿಲ್ಲ | ಡಿಲೀಟ್ ಮಾಡುವ ಅಗತ್ಯವಿಲ್ಲ | ಡಿಲೀಟ್ ಮಾಡುವ ಅವಶ್ಯಕತೆ ಇಲ್ಲ
    | ಡಿಲೀಟ್ ಮಾಡದಿರಿ | ಡಿಲೀಟ್ ಮಾಡದೆ ಇಡಿ | ente data delete cheyyaruthe | ente data delete cheyalle
    | ente data delete cheyyalleda | delete cheyanda | delete aakkanda | delete akkanda | delete aakkalle | delete akkaruth
    | ente data maykkaruth | ente data maykkanda | ente data kalayanda | ente data kalayaruth | ente data neekkanda
    | ente data neekam cheyyaruthu | ente data ozhivakkaruthu | ente data ozhivakkanda | delete cheyyan njan paranjilla
    | njan delete cheyyan paranjitilla | njan delete cheyyan avashyappettilla | delete cheyyandu irikku
    | delete cheyyathirikku | delete cheyyathe vekku | delete cheythekkaruth | delete cheyyan padilla | delete cheyyendathilla
    | ente data delete aavaruthu | ഡിലീറ്റ് ആക്കണ്ട | ഡിലീറ്റ് ആക്കല്ലേ | ഡിലീറ്റ് ചെയ്യേണ്ടതില്ല | ഡിലീറ്റ് ചെയ്യാൻ പാടില്ല
    | ഡിലീറ്റ് ചെയ്യാൻ ഞാൻ പറഞ്ഞിട്ടില്ല | ഞാൻ ഡിലീറ്റ് ചെയ്യാൻ പറഞ്ഞില്ല | ഡിലീറ്റ് ചെയ്യാതിരിക്കൂ | ഡിലീറ്റ് ചെയ്യാതെ വെക്കൂ
    | എന്റെ ഡാറ്റ കളയണ്ട | എന്റെ ഡാറ്റ കളയരുതേ | എന്റെ ഡാറ്റ നീക്കണ്ട | എന്റെ ഡാറ്റ ഒഴിവാക്കരുത് | എന്റെ ഡാറ്റ ഒഴിവാക്കണ്ട
    | എന്റെ ഡാറ്റ റിമൂവ് ചെയ്യരുത് | ഡിലീറ്റ് ചെയ്യരുതേ | ഡിലീറ്റ് ചെയ്യണ്ടാ | എൻ്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യരുത്`,
  keep: `delete panratha niruthunga | delete pandratha nirutunga | en delete request ah cancel pannunga
    | en data delete panratha cancel pannunga | deletion niruthunga | data delete aagama niruthunga
    | data vachukonga delete panna vendam | en data vachukonga | en data apdiye irukattum | en data iruka vidunga
    | டெலிட் பண்றத நிறுத்துங்க | டெலிட் செய்வதை நிறுத்துங்கள் | டெலிட் ரிக்வெஸ்ட் கேன்சல் பண்ணுங்க | அழிப்பதை நிறுத்துங்கள்
    | என் டேட்டா அப்படியே இருக்கட்டும் | என் டேட்டாவை வச்சுக்கோங்க | delete aapandi | delete cheyadam aapandi
    | delete cheyyadam apandi | data delete cheyatam apeyandi | deletion aapandi | na data unchandi | na data alage unchandi
    | na data undani | delete raddu cheyandi | డిలీట్ ఆపండి | డిలీట్ చేయడం ఆపండి | తొలగించడం ఆపండి
    | డిలీట్ రిక్వెస్ట్ క్యాన్సిల్ చేయండి | డిలీట్ క్యాన్సల్ చేయండి | నా డేటా అలాగే ఉంచండి | నా డేటా ఉండనీయండి
    | డిలీట్ రద్దు చేయండి | నా అభ్యర్థన రద్దు చేయండి | delete nillisi | delete madodu nillisi | delete madodanna nilsi
    | nanna data delete madodu nillisi | nanna data hage irali | nanna data irli | nanna data itkolli | nanna data ulsi
    | delete raddu madi | deletion nillisi | ಡಿಲೀಟ್ ನಿಲ್ಲಿಸಿ | ಡಿಲೀಟ್ ಮಾಡೋದು ನಿಲ್ಲಿಸಿ | ಡಿಲೀಟ್ ಮಾಡುವುದನ್ನು ನಿಲ್ಲಿಸಿ
    | ಅಳಿಸುವುದನ್ನು ನಿಲ್ಲಿಸಿ | ಡಿಲೀಟ್ ರದ್ದು ಮಾಡಿ | ಡಿಲೀಟ್ ರಿಕ್ವೆಸ್ಟ್ ಕ್ಯಾನ್ಸಲ್ ಮಾಡಿ | ನನ್ನ ಡೇಟಾ ಹಾಗೇ ಇರಲಿ | ನನ್ನ ಡೇಟಾ ಇಟ್ಕೊಳ್ಳಿ
    | ನನ್ನ ವಿನಂತಿ ರದ್ದು ಮಾಡಿ | delete nirthu | delete cheyyunnath nirthu | delete cheyyunnathu nirthanam | deletion nirthu
    | ente data avide irikkatte | ente data angane thanne irikkatte | ente data vecho | ente data sookshikku
    | ente request pinvalikkunnu | ഡിലീറ്റ് നിർത്തൂ | ഡിലീറ്റ് ചെയ്യുന്നത് നിർത്തൂ | മായ്ക്കുന്നത് നിർത്തൂ
    | ഡിലീറ്റ് റദ്ദാക്കൂ | ഡിലീറ്റ് റിക്വസ്റ്റ് ക്യാൻസൽ ചെയ്യൂ | എന്റെ ഡാറ്റ അവിടെ ഇരിക്കട്ടെ | എന്റെ ഡാറ്റ ഇരുന്നോട്ടെ
    | എന്റെ ഡാറ്റ സൂക്ഷിക്കണം | എന്റെ അപേക്ഷ റദ്ദാക്കൂ | data irli`,
  'somebody-else': `en annan data delete pannunga | annan oda data delete pannunga | en payyan data delete pannunga
    | en pasanga data delete pannunga | avanga data delete pannunga | avar data va delete pannunga
    | en veetukarar data delete pannunga | pakkathu veetukarar data delete pannunga
    | என் வீட்டுக்காரர் டேட்டாவை டெலிட் பண்ணுங்க | என் பிள்ளை டேட்டாவை டெலிட் பண்ணுங்க | அவங்க டேட்டாவை டெலிட் பண்ணுங்க
    | இவரோட டேட்டாவை டெலிட் பண்ணுங்க | maa tammudu data delete cheyandi | maa ayana data delete cheyandi
    | maa vaadi data delete cheyandi | maa babu data delete cheyandi | na frnd data delete cheyandi
    | na kuthuru data delete cheyandi | vaadi data delete cheyandi | valladi data delete cheyandi | ayana data delete cheyandi
    | మా ఆయన డేటా డిలీట్ చేయండి | మా ఆవిడ డేటా డిలీట్ చేయండి | వాళ్ళ డేటా డిలీట్ చేయండి | nam annan data delete madi
    | nanna hendti data delete madi | nanna yajamanru data delete madi | nanna magalu data delete madi | avra data delete madi
    | avaru data delete madi | avnu data delete madi | ivara data delete madi | nan hudugi data delete madi
    | ನಮ್ಮಣ್ಣನ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ | ನಮ್ಮ ಯಜಮಾನರ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ | ಅವ್ರ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ | ಇವರ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ
    | ಗ್ರಾಹಕರ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ | ente ammede data delete cheyyu | chettan data delete cheyyu
    | ente ikkayude data delete cheyyu | ente ithade data delete cheyyu | pulliyude data delete cheyyu
    | addehathinte data delete cheyyu | appachan marichu poyi data delete cheyyu | ente vappa data delete cheyyu
    | അമ്മേടെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ | ഇക്കയുടെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ | അദ്ദേഹത്തിന്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ
    | വാപ്പയുടെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ | മകൻ്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ | അച്ഛൻ്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ
    | എൻ്റെ മകൻ്റെ നമ്പർ നീക്കം ചെയ്യൂ`,
  status: `delete aayitta | delete aayitucha | delete pannitinga la | eppa delete aagum | epo delete pannuvinga en data va
    | innum delete pannala | innum en data delete pannala yen | yen innum delete pannala | delete aaguma
    | என் டேட்டா டெலிட் ஆயிட்டா | இன்னும் டெலிட் பண்ணல | ஏன் இன்னும் டெலிட் பண்ணல | delete aindha | delete ayipoinda
    | na data delete chesaru a | epudu delete chestaru | inka delete avvaledu | inka delete cheyaledu
    | inka na data delete cheyaledu enduku | enduku inka delete kaledu | delete avtunda | na data inka unda
    | ఇంకా డిలీట్ చేయలేదు | నా డేటా ఎప్పుడు తొలగిస్తారు | delete aita | delete agidiya | yavag delete madtira
    | innu delete madilla | yake innu delete madilla | delete agutta | ನನ್ನ ಡೇಟಾ ಡಿಲೀಟ್ ಆಯಿತೇ | ಇನ್ನೂ ಡಿಲೀಟ್ ಮಾಡಿಲ್ಲ
    | ಯಾಕೆ ಇನ್ನೂ ಡಿಲೀಟ್ ಮಾಡಿಲ್ಲ | delete aayittundo | delete cheythittundo | enthanu ithuvare delete cheyyathath
    | ente data ippozhum undo | delete aakumo | ഡിലീറ്റ് ചെയ്തിട്ടുണ്ടോ | എപ്പോ ഡിലീറ്റ് ആകും | എപ്പോഴാ ഡിലീറ്റ് ചെയ്യുന്നത്
    | എന്താ ഇതുവരെ ഡിലീറ്റ് ചെയ്യാത്തത്`,
  'stop-ads': `offer message anupadhinga | vilambaram anuppadhinga | message anupadha | thollai pannadhinga | messages pampaku
    | naku messages cheyakandi | phone cheyoddu | call cheyaku | disturb cheyakandi | నాకు మెసేజ్‌లు చేయకండి
    | offer message kalsbedi | call madbeda | tondre kodbedi | msg kalsbedi | ಫೋನ್ ಮಾಡ್ಬೇಡಿ | offer message ayakkaruth
    | vilikkanda | shalyam cheyyalle | വിളിക്കണ്ട`,
  thanks: `ரொம்ப நன்றிங்க | థాంక్యూ | ధన్యవాదాలండి | thumba dhanyavada`,
  denied: `naan idha kekala | idhu naan illa | நான் இல்ல | நான் கேக்கல | nenu kadu | నేను కాదు | nenu cheyyaledu | nanu kalsilla
    | nanalla | ನಾನಲ್ಲ | njan alla | njan alla cheythath | njan chodichittilla | ഞാനല്ല | ഞാൻ അല്ല`,
  no: `vendam vidunga | illa vendam | venaam | vadduu | వద్దండి | అవసరం లేదు | byada | beda bidi | ಬ್ಯಾಡ | venda chetta
    | vendada | വേണ്ടാ | delete bidi | ಡಿಲೀಟ್ ಬಿಡಿ | delete bidi sir | delete vidunga | டெலிட் விடுங்க`,
  yes: `sari pannunga | ama | ok pannunga | sare cheyandi | ha cheyandi | అవునండి | avnu | hu | sari madi | haudu madi
    | sheri cheytholu | ok cheyyu | ശരി ചെയ്തോളൂ | അതേ`,
  language: `tamil la sollunga | தமிழ்ல பேசுங்க | telugu lo cheppandi | తెలుగులో చెప్పండి | kannada dalli heli | ಕನ್ನಡದಲ್ಲಿ ಹೇಳಿ
    | malayalathil parayu | മലയാളത്തിൽ പറയൂ`,
  'get-back': `delete ayina data malli vastunda | na data malli kavali | నా డేటా మళ్ళీ కావాలి | nanna data wapas kodi
    | ente data veendum venam`,
  help: `delete cheste em avutundi | delete chesthe emavuthundi? | idi enti | డిలీట్ చేస్తే ఏం అవుతుంది
    | delete madidre en agutte? | delete cheythal entha undavuka? | ഡിലീറ്റ് ചെയ്താൽ എന്താ സംഭവിക്കുക`,
  show: `എന്റെ എന്തൊക്കെ ഡാറ്റയുണ്ട്`,
}

/** A code beside "leave it": # stands for the code. */
export const leftAlone = `delete # bidi | delete bidi # | # ಡಿಲೀಟ್ ಬಿಡಿ | ಡಿಲೀಟ್ ಬಿಡಿ # | டெலிட் விடுங்க # | டெலிட் # விடுங்க | டெலிட் விடு #`
