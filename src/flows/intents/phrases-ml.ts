import type { Phrases } from './phrases.ts'

/** Malayalam in its own letters and as it is typed in Latin ones. */
export const ml: Phrases = {
  erase: `റിമൂവ്, kalaya*, neekam, 
    ഡിലീറ്റ്, ഡിലിറ്റ്, ഡെലീറ്റ്, ഡിലീറ്റ് ചെയ്യാൻ, മായ്*, മായ്ക്ക*, മായ്ച്ച*, നീക്ക*, നീക്കം, നീക്കി, കളയ*, എടുത്തു കളയ*, ഒഴിവാക്ക*, delete cheyyan, maykk*, maaykk*, maychu, maychukal*, neekkam,
    neekk*, kalayu, kalayoo, kalayuka, ozhivakk*, eduthu kala*
  `,
  data: `
    ഡാറ്റ*, ഡേറ്റ*, വിവര*, നമ്പർ, നമ്പറ*, മൊബൈൽ നമ്പർ, മെസേജ*, മെസ്സേജ*, സന്ദേശ*, ചാറ്റ*, റെക്കോർഡ*, റെക്കോഡ*, കോൾ, കോളുകൾ, എല്ലാം, മുഴുവൻ, സകലതും, vivaram, vivarangal, messageukal, ellam,
    muzhuvan, nambar
  `,
  self: `njangalude, njangade, ഞങ്ങളുടെ, enta, എന്റെ, എനിക്ക്, എന്നെ, ഞാൻ, ഞങ്ങളുടെ, ente, ende, enikku, enikk, enne, njan, nammude`,
  not: `വേണ്ട, അരുത്, ഇല്ല, ചെയ്യരുത്, venda, aruthu, illa, cheyyaruthu, cheyyalle`,
  past: `aayittundo, ayittundo, cheythittundo, ആയിട്ടുണ്ടോ, ചെയ്തിട്ടുണ്ടോ, aakumo, ആകുമോ, eppo, eppozh*, എപ്പോ, എപ്പോഴാ, cheyyathath*, ചെയ്യാത്തത്, 
    ആയോ, കഴിഞ്ഞോ, ആയില്ല, ആയിട്ടില്ല, ചെയ്തോ, ചെയ്തില്ല, ചെയ്തു കഴിഞ്ഞോ, മായ്ച്ചോ, നീക്കിയോ, എപ്പോൾ, എപ്പോഴാണ്, എത്ര ദിവസം, എത്ര സമയം, ആരാണ് ഡിലീറ്റ്, ayo, aayo, kazhinjo, ayilla, aayilla,
    aayittilla, ayittilla, cheytho, cheytu kazhinjo, cheythilla, eppol, eppozha, eppola, ethra divasam, ethra samayam, ethra time, aara delete
  `,
  eraseWhole: `എന്നെ മറക്കൂ, എന്നെ മറന്നേക്കൂ, ഡാറ്റ സൂക്ഷിക്കരുത്, ഡാറ്റ വെക്കരുത്, വിവരങ്ങൾ സൂക്ഷിക്കരുത്, സമ്മതം പിൻവലിക്ക*, enne marannekku, data sookshikkaruthu, data vekkaruthu, data sukshikkaruthu`,
  keep: `data avide irikkatte, data angane irikkatte, data angane thanne irikkatte, data vecho, data sookshikk*, ഡാറ്റ അവിടെ ഇരിക്കട്ടെ, ഡാറ്റ ഇരുന്നോട്ടെ, ഡാറ്റ സൂക്ഷിക്കണം, ഡാറ്റ ഇരിക്കട്ടെ, ഡാറ്റ സൂക്ഷിക്കൂ, ഡാറ്റ വെച്ചോളൂ, വിവരങ്ങൾ ഇരിക്കട്ടെ, ഡിലീറ്റ് നിർത്തൂ, ഡിലീറ്റ് ക്യാൻസൽ, data irikkatte, data vecholu, data irunnotte, delete nirthu, അക്കൗണ്ട് ഇരിക്കട്ടെ, പ്രൊഫൈൽ ഇരിക്കട്ടെ, account irikkatte, profile irikkatte`,
  stop: `നിർത്ത*, വേണ്ട, അയക്കരുത്, അയയ്ക്കരുത്, അയക്കല്ലേ, അയക്കേണ്ട, nirthu, nirthuka, nirthoo, venda, vendaa, ayakkaruthu, ayakkalle, ayakkanda`,
  ads: `പരസ്യ*, ഓഫർ*, ഓഫറുകൾ, മെസേജ*, മെസ്സേജ*, എസ്എംഎസ്, സ്പാം, കോൾ, ഫോൺ, parasyam, parasyangal`,
  back: `veendum venam, വീണ്ടും വേണം, തിരിച്ചു, തിരിച്ച്, തിരികെ, അബദ്ധത്തിൽ, മനസ്സ് മാറി, thirichu, thirich, thirike, abadhathil, abaddhathil, manassu mari`,
  orders: `
    ഓർഡർ, ഓർഡറ*, ബുക്കിങ്, ടിക്കറ്റ*, പാർസൽ, ബാങ്ക*, ലോൺ, വായ്പ, ബിൽ, ബില്ല*, ഫേസ്ബുക്ക*, ഇൻസ്റ്റഗ്രാം*, ഗൂഗിൾ, ആമസോൺ, ഫ്ലിപ്കാർട്ട്, ആധാർ, റീഫണ്ട്, വാട്സാപ്പ് അക്കൗണ്ട്
  `,
  cancel: `റദ്ദ*, ക്യാൻസൽ, കാൻസൽ, radhakk*, raddakk*, cancel`,
  relatives: `ammede, അമ്മേടെ, chettan, ikkayude, ഇക്കയുടെ, ithade, ithayude, pulliyude, addehathinte, അദ്ദേഹത്തിന്റെ, vappa*, വാപ്പ*, appachan*, അപ്പച്ച*, koottukar*, 
    അമ്മ, അമ്മയുടെ, അച്ഛൻ, അച്ഛന്റെ, ഉമ്മ, ഉമ്മയുടെ, ഉപ്പ, ഉപ്പയുടെ, മകൻ, മകന്റെ, മകൾ, മകളുടെ, മോന്റെ, മോളുടെ, ഭർത്താവ*, ഭാര്യ*, ചേട്ടന്റെ, ചേച്ചിയുടെ, അനിയന്റെ, അനിയത്തിയുടെ, സഹോദര*, മുത്തച്ഛ*, അമ്മൂമ്മ*, കൂട്ടുകാര*,
    സുഹൃത്ത*, കുട്ടിയുടെ, കുഞ്ഞിന്റെ, അവന്റെ, അവളുടെ, അവരുടെ, മറ്റൊരാള*, വേറൊരാള*, മറ്റൊരു നമ്പർ, ammayude, amma, achante, achan, ummayude, uppayude, makante, makan, makalude, monte, molude, bharthavinte,
    bharyayude, bharyude, chettante, chechiyude, aniyante, koottukarante, kuttiyude, kunjinte, avante, avalude, avarude, mattoralude, veroralude
  `,
  dead: `
    മരിച്ചു, മരിച്ചുപോയി, മരിച്ച, അന്തരിച്ചു, പോയി ഇനി ഇല്ല, marichu, marichupoyi, marichu poyi, antharichu,
    പരേതനായ, പരേതയായ, അന്തരിച്ച, parethanaya, parethayaya, നിയമപരമായ അവകാശി*, വിധവ, വിധവയാണ്
  `,
  ill: `സുഖമില്ല, സുഖമില്ലാതെ, ആശുപത്രിയിൽ, കോമയിൽ, sukhamilla, asupathriyil, hospitalil`,
  minor: `കുട്ടിയുടെ, കുഞ്ഞിന്റെ, പ്രായപൂർത്തി*, വയസ്സുള്ള, വയസ്സ്, kuttiyude, kunjinte, vayassulla`,
  standsFor: `
    അവകാശി*, അനന്തരാവകാശി*, നിയമപരമായ അവകാശി*, നോമിനി*, രക്ഷിതാവ*, രക്ഷാകർത്താവ*, വിധവ, വിധവയാണ്, പരേതനായ, പരേതയായ, അന്തരിച്ച, anantharavakashi*, avakashiyanu,
    avakasiyanu, nominee aanu, nominee anu, rakshithav*, rakshitav*, rakshakarthav*, guardian aanu, guardian anu, parethanaya, parethayaya,
    മരിച്ചു, മരിച്ചുപോയി, അന്തരിച്ചു, marichupoyi, antharichu
  `,
  show: `എന്തൊക്കെ ഡാറ്റയുണ്ട്, 
    എന്ത് ഡാറ്റ, എന്തൊക്കെ ഡാറ്റ, എന്തൊക്കെ ഉണ്ട്, എന്തൊക്കെ കൈവശ*, എന്ത് വിവര*, എന്തൊക്കെ വിവര*, ഏത് ഡാറ്റ, ഡാറ്റ കാണിക്ക*, വിവരങ്ങൾ കാണിക്ക*, എന്തറിയാം, എന്ത് ബാക്കി, enthu data, enthokke data, enthokke und, data
    kanikk*, data kaanikk*, ethu data, enthariyam
  `,
  looked: `
    ആര് കണ്ടു, ആര് നോക്കി, ആരാണ് കണ്ട*, ആരാണ് നോക്കി*, ആരാ കണ്ട*, ആരാ നോക്കി*, ആരൊക്കെ കണ്ടു, ആരൊക്കെയാണ് കണ്ട*, ആരൊക്കെ നോക്കി*, ആരൊക്കെയാണ് നോക്കി*, ആരാണ് വായിച്ച*, ആരൊക്കെ വായിച്ച*, ആരാണ് തുറന്ന*,
    aaru kandu, aaru nokki, aaranu kand*, aaranu nokki*, aara kandath*, aara nokki*, aarokke kand*, aarokke nokki*, arokke kand*, arokke nokki*, aaranu vayich*, aaranu thurann*
  `,
  person: `
    മനുഷ്യനോട്, ഒരാളോട് സംസാരിക്ക*, ആരോടെങ്കിലും സംസാരിക്ക*, സംസാരിക്കണം, ഏജന്റ്, കസ്റ്റമർ കെയർ, ഫോൺ ചെയ്യൂ, വിളിക്കൂ, മാനേജർ, samsarikkanam, samsaarikkanam, oralodu samsarik*, aarodenkilum samsarik*, vilikku,
    vilikkoo, phone cheyyu
  `,
  complain: `പരാതി*, കംപ്ലെയിന്റ്, parathi, paraathi`,
  doing: `ചെയ്യൂ, ചെയ്യു, ചെയ്യുക, ചെയ്യണം, ചെയ്, ചെയ്തേക്ക്, ചെയ്തേക്കൂ, ചെയ്ത്, തരൂ, തരു, ഇപ്പോൾ, ഇപ്പോൾത്തന്നെ, ഉടനെ, വേഗം, cheyyu, cheyyoo, cheyyuka, cheyyanam, cheyyane, cheyu, cheythekku, cheythu, cheyth, tharu, ippol, udane, vegam`,
  literal: `ഡിലീറ്റ്, ഡിലിറ്റ്, ഡെലീറ്റ്`,
  away: `റിമൂവ്, neekam, കളയ*, ഒഴിവാക്ക*, ozhivakk*, kalay*, മായ്*, മായ്ക്ക*, മായ്ച്ച*, നീക്ക*, നീക്കം, maykk*, neekk*, neekkam`,
  ownData: `ഡാറ്റ, ഡാറ്റയെ, ഡേറ്റ`,
  between: `onnu, എന്റെ, എല്ലാ, എല്ലാം, മുഴുവൻ, ഈ, ente, ende, ella, ellam, muzhuvan`,
  wares: `പാക്ക്, തീർന്നു, കേബിൾ, pack, theernnu`,
  thisChat: `ഈ ചാറ്റ്, ee chat`,
  behind: `paranjilla, paranjitilla, paranjittilla, പറഞ്ഞില്ല, പറഞ്ഞിട്ടില്ല, avashyappettilla, ആവശ്യപ്പെട്ടിട്ടില്ല, 
    വേണ്ട, വേണ്ടാ, അരുത്, ചെയ്യരുത്, ചെയ്യല്ലേ, ചെയ്യണ്ട, ചെയ്യേണ്ട, ആക്കരുത്, venda, vendaa, aruthu, cheyyaruthu, cheyyaruth, cheyaruthu, cheyyalle, cheyyalla, cheyyanda, cheyyenda, aakkaruthu
  `,
  refused: `aara delete cheyyan paran*, delete cheyyathirikk*, delete cheyyathe vek*, delete cheyyandu, delete cheyyan padilla, ഡിലീറ്റ് ചെയ്യാതിരിക്ക*, ഡിലീറ്റ് ചെയ്യാതെ വെ*, ഡിലീറ്റ് ചെയ്യാൻ പാടില്ല, aara delete cheyyan paran*, മായ്ക്കേണ്ട, നീക്കേണ്ട, നീക്കം ചെയ്യേണ്ട, മായ്ക്കരുത്, മായ്ക്കല്ലേ, മായ്ക്കണ്ട, നീക്കരുത്, നീക്കല്ലേ, നീക്കം ചെയ്യരുത്, കളയരുത്, കളയല്ലേ, maykkaruthu, maykkalle, neekkaruthu, neekkalle, kalayaruthu, kalayalle`,
  threat: `അല്ലെങ്കിൽ, ഇല്ലെങ്കിൽ, allenkil, illenkil`,
  gone: `ippozhum ഉണ്ടോ, പോയോ, ഇപ്പോഴും ഉണ്ടോ, poyo, ippozhum undo`,
  noContact: `message ayakkaruth*, vilikkanda, വിളിക്കണ്ട, shalyam cheyyalle, ശല്യം ചെയ്യല്ലേ, 
    മെസേജ് അയക്കരുത്, മെസേജ് ചെയ്യരുത്, മെസ്സേജ് അയക്കരുത്, വിളിക്കരുത്, വിളിക്കല്ലേ, ഫോൺ ചെയ്യരുത്, ശല്യപ്പെടുത്തരുത്, ശല്യം ചെയ്യരുത്, message ayakkaruthu, message cheyyaruthu, vilikkaruthu, vilikkalle, phone cheyyaruthu,
    call cheyyaruthu, shalyam cheyyaruthu, shalyappeduth*
  `,
  who: `നിങ്ങൾ ആരാണ്, ആരാണ് നിങ്ങൾ, നമ്പർ എവിടുന്ന്, ningal aaranu, ningal aara, number evidunnu`,
  happens: `entha sambhavikk*, entha undav*, എന്താ സംഭവിക്ക*, എന്തു സംഭവിക്കും, എന്ത് സംഭവിക്കും, എന്താകും, enthu sambhavikkum, enthakum`,
  account: `അക്കൗണ്ട്, അക്കൗണ്ടിനെ`,
  vocative: `ചേട്ടാ, ചേച്ചി, സാർ, മാഡം, chetta, chechi, sir, ikka`,
  urgent: `ഉടൻ, ഇപ്പോൾ തന്നെ, ദയവായി, വേണം, udan, ippol thanne, dayavayi, venam`,
  speak: `parayu, parayoo, പറയൂ, ഇൽ, സംസാരിക്കൂ, എഴുതൂ, മാറ്റൂ, ഭാഷ, il, samsarikku, ezhuthu, mattu, bhasha`,
  changedMind: `മനസ്സ് മാറി*, മനസ് മാറി*, manassu mari*, manass mari*, manassu maari*`,
  standing: `
    സ്റ്റാറ്റസ്, നില, അപ്ഡേറ്റ്, എന്തായി, എന്ത് പറ്റി, എന്തു പറ്റി, എപ്പോൾ ആകും, എപ്പോ ആകും, എപ്പോൾ തീരും, എപ്പോ തീരും, എത്ര സമയം, എത്ര ദിവസം, എത്ര ടൈം, ഇതുവരെ ആയില്ല, ഇതുവരെ ആയിട്ടില്ല, ഇനിയും ആയില്ല,
    ഒന്നും ആയില്ല, ആയോ, കഴിഞ്ഞോ, ആയോ ഇല്ലയോ, എവിടെ എത്തി, എവിടെ വരെ എത്തി, എവിടെയാണ്, enthayi, entayi, endhayi, enthu patti, enth patti, eppo aakum, eppol aakum, eppozha aakunne, eppo theerum, eppol
    theerum, ethra samayam, ethra divasam, ethra time, ithuvare aayilla, ithuvare aayittilla, ithu vare aayilla, iniyum aayilla, onnum aayilla, aayo, ayo, kazhinjo, aayo illayo, ayo illayo, evide ethi,
    evide vare ethi, evideyanu, evide aanu, update undo, update undoo, enthenkilum update, update enthanu
  `,
  matter: `കേസ്*, കേസി*, അപേക്ഷ*, റിക്വസ്റ്റ്*, apeksha*, request inte, case inte`,
  aroundStanding: `
    എന്റെ, എനിക്ക്, എന്താ, എന്താണ്, പറയൂ, പറയാമോ, ഒന്ന്, ഇപ്പോൾ, എടുക്കും, ഉണ്ടോ, എന്തെങ്കിലും, ദയവായി, ഡാറ്റ*, ente, ende, enikku, entha, enthanu, endha, endhanu, parayu, parayamo, onnu, ippol, ippo,
    edukkum, undo, enthenkilum, endhenkilum, dayavayi
  `,
  words: `
    ente ende enikku enikk enne njan cheyyuka cheyyu cheyyoo cheyyanam cheyyaruthu cheyyalle cheyyanda cheyyan ningal
    ningalude venda und eppol enthu enthokke aano aanu cheytho ayo aayo kazhinjo samsarikkanam parathi nanni athe sheri
    shari irikkatte nirthu ayakkaruthu thirichu maykku neekku kalayu ammayude achante makante bharthavinte marichu
    marichupoyi kanikku poyo vilikkaruthu maykkaruthu neekkam ayittilla
  `,
  stopping: `റദ്ദാക്ക*, ക്യാൻസൽ, കാൻസൽ, raddakk*, radhakk*, pinvalikk*, പിൻവലിക്ക*`,
  stoppingAny: `നിർത്തൂ, നിർത്തുക, നിർത്തണം, nirthu, nirthoo, nirthuka, nirthanam`,
  erasing: `മായ്ക്കുന്നത്, നീക്കുന്നത്, maykkunnath, maykkunnathu`,
  linking: `ചെയ്യുന്നത്, റിക്വസ്റ്റ്, അപേക്ഷ, cheyyunnath, cheyyunnathu`,
  respelled: 'undo=ഉണ്ടോ',
  whole: {
    yes: `sheri cheytholu, ok cheyyu, ശരി ചെയ്തോളൂ, അതേ, ശരി ചെയ്യൂ, അതെ, ശരി, ഓക്കെ, ഉവ്വ്, അതെ ഡിലീറ്റ് ചെയ്യൂ, ചെയ്യൂ, ചെയ്തോളൂ, തീർച്ചയായും, athe, sheri, shari, athe delete cheyyu, cheytholu, theerchayayum`,
    no: `venda chetta, vendada, വേണ്ടാ, വേണ്ട ചേട്ടാ, വേണ്ട, ഇല്ല, അല്ല, വേണ്ട ഇരിക്കട്ടെ, ഇരിക്കട്ടെ, ഇപ്പോൾ വേണ്ട, പിന്നെ, റദ്ദാക്കൂ, ചെയ്യരുത്, venda, vendaa, illa, alla, venda irikkatte, irikkatte, ippol venda, pinne, cheyyaruthu`,
    greeting: `നമസ്കാരം, ഹലോ, ഹായ്, സുപ്രഭാതം, namaskaram, suprabhatham`,
    thanks: `നന്ദി, വളരെ നന്ദി, താങ്ക്സ്, നല്ലത്, nanni, valare nanni, nannayi`,
    help: `സഹായം, സഹായിക്കൂ, സഹായം വേണം, ഹെൽപ്, ഇത് എന്താണ്, ഇതെന്താ, നിങ്ങൾ ആരാണ്, ആരാണ്, എന്താണ്, എന്താ, എങ്ങനെ, എന്തിന്, മനസ്സിലായില്ല, എന്ത് ചെയ്യണം, sahayam, sahayikku, sahayam venam, ithu enthanu, ithentha, aaranu, enthanu, engane, manassilayilla, enthu cheyyanam`,
    status: `സ്റ്റാറ്റസ്, നില, എപ്പോൾ ആകും, ആയോ, കഴിഞ്ഞോ, എത്ര സമയം എടുക്കും, എത്ര ദിവസം എടുക്കും, എന്റെ കേസ്, eppol aakum, ayo, aayo, kazhinjo, ethra samayam edukkum, ente case`,
    stop: `നിർത്തൂ, നിർത്തുക, നിർത്ത്, എല്ലാം നിർത്തൂ, മതി, എന്നെ ബ്ലോക്ക് ചെയ്യൂ, സ്റ്റോപ്പ്, nirthu, nirthoo, nirthuka, ellam nirthu, mathi, enne block cheyyu`,
    keep: `ഡാറ്റ ഇരിക്കട്ടെ, വെച്ചോളൂ, അതെ ഇരിക്കട്ടെ, vecholu, athe irikkatte`,
    denied: `njan alla, njanalla, njan alla cheythath, ഞാനല്ല, ഞാൻ അല്ല, ഇത് ഞാനല്ല, njan chodichittilla, ഞാൻ അയച്ചതല്ല, 
      ഞാൻ ചെയ്തതല്ല, ഇത് ഞാൻ ചെയ്തതല്ല, ഞാൻ ചെയ്തിട്ടില്ല, ഞാൻ പറഞ്ഞിട്ടില്ല, ഞാൻ ആവശ്യപ്പെട്ടിട്ടില്ല, njan cheythathalla, ithu njan cheythathalla, njan cheythittilla, njan paranjittilla
    `,
    shared: `ഡിലീറ്റ്, ഡിലീറ്റ് ചെയ്യൂ, ഡാറ്റ ഇരിക്കട്ടെ, എന്റെ ഡാറ്റ ഇരിക്കട്ടെ, ente data irikkatte, എന്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യരുത്, സ്റ്റാറ്റസ്, പരാതി, parathi, ഒരാളോട് സംസാരിക്കണം, ഭാഷ`,
    account: `
      എന്റെ callmissed അക്കൗണ്ട്, callmissed അക്കൗണ്ട്, എന്റെ കോൾമിസ്ഡ് അക്കൗണ്ട്, കോൾമിസ്ഡ് അക്കൗണ്ട്, ente callmissed account, ende callmissed account, ente call missed account
    `,
    codeAgain: `
      വീണ്ടും അയക്കൂ, വീണ്ടും അയയ്ക്കൂ, പുതിയ കോഡ്, പുതിയ കോഡ് അയക്കൂ, പുതിയ കോഡ് അയയ്ക്കൂ, പുതിയ കോഡ് വേണം, കോഡ് വന്നില്ല, കോഡ് കിട്ടിയില്ല, ഇമെയിൽ വന്നില്ല, ഇമെയിൽ കിട്ടിയില്ല, മെയിൽ വന്നില്ല,
      veendum ayakku, veendum ayakkoo, puthiya code, puthiya code ayakku, puthiya code venam, code vannilla, code kittiyilla, mail vannilla, mail kittiyilla, email vannilla
    `,
    otherEmail: `
      മറ്റൊരു വിലാസം, വേറെ വിലാസം, മറ്റൊരു ഇമെയിൽ, വേറെ ഇമെയിൽ, വേറെ മെയിൽ, തെറ്റായ വിലാസം, തെറ്റായ ഇമെയിൽ, വിലാസം മാറ്റണം, ഇമെയിൽ മാറ്റണം, വിലാസം തെറ്റി,
      vere email, vere mail, mattoru email, vere vilasam, thettaya email, email mattanam, email thetti
    `,
    sooner: `
      വേഗം, വേഗം ചെയ്യൂ, വേഗം ആക്കൂ, വേഗം ഡിലീറ്റ് ചെയ്യൂ, നേരത്തെ, നേരത്തെ മായ്ക്കൂ, നേരത്തെ ചെയ്യൂ, നേരത്തെ ഡിലീറ്റ് ചെയ്യൂ, ഉടൻ, ഉടനെ, ഉടൻ ചെയ്യൂ, ഇപ്പോൾ, ഇപ്പോൾ തന്നെ, ഇപ്പോൾ തന്നെ ചെയ്യൂ,
      vegam, vegam cheyyu, vegam delete cheyyu, nerathe, nerathe cheyyu, udan, udane cheyyu, ippol, ippol thanne, ippo thanne
    `,
    language: `ഭാഷ, ഭാഷ മാറ്റൂ, മറ്റൊരു ഭാഷ, bhasha mattu, vere bhasha`,
  },
}
