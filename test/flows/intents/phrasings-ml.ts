import type { Phrasings } from './phrasings.ts'

export const ml: Phrasings = {
  delete: `ente number marichu vittu, data delete cheyyu
     | എന്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ | എന്റെ ഡാറ്റ മായ്ക്കൂ | എന്റെ നമ്പർ നീക്കം ചെയ്യൂ | എന്റെ എല്ലാ മെസേജുകളും ഡിലീറ്റ് ചെയ്യുക | എന്റെ വിവരങ്ങൾ മായ്ച്ചുകളയൂ | ഡിലീറ്റ് | ഡിലീറ്റ് ചെയ്യൂ | ദയവായി എന്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ
    | എന്റെ ചാറ്റ് ഡിലീറ്റ് ചെയ്യണം | എന്നെ മറക്കൂ | എന്റെ ഡാറ്റ സൂക്ഷിക്കരുത് | ഉടൻ എന്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ അല്ലെങ്കിൽ പരാതി കൊടുക്കും | മെസേജ് അയക്കരുത് എന്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ
    | ente data delete cheyyuka | ente data delete cheyyu | ente number neekku | ende data delete cheyyanam | ente chat ellam delete cheyyu please | chetta ente data delete cheyyu | ente data maykku
    | ente data delet cheyyu sir | delete cheyyu`,
  'stop-ads': `നിർത്തൂ | പരസ്യം നിർത്തൂ | മെസേജ് അയക്കരുത് | ഓഫർ വേണ്ട | nirthu | message ayakkaruthu | offer venda | vilikkaruthu | എന്നെ ശല്യപ്പെടുത്തരുത്`,
  keep: `ഡാറ്റ ഇരിക്കട്ടെ | എന്റെ ഡാറ്റ ഇരിക്കട്ടെ | ente data irikkatte`,
  denied: `ഇത് ഞാൻ ചെയ്തതല്ല`,
  status: `ഡിലീറ്റ് ആയോ? | എന്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്തോ | ഇതുവരെ ഡിലീറ്റ് ആയിട്ടില്ല | എപ്പോൾ ഡിലീറ്റ് ആകും | ente data delete ayo | delete cheytho | സ്റ്റാറ്റസ് | ente data poyo`,
  negated: `എന്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യരുത് | ഡിലീറ്റ് ചെയ്യല്ലേ | എന്റെ ഡാറ്റ മായ്ക്കരുത് | ഡിലീറ്റ് വേണ്ട | ente data delete cheyyaruthu | delete cheyyalle | ente data delete cheyyanda | ഡിലീറ്റ് ചെയ്യണ്ട`,
  'somebody-else': `എന്റെ അമ്മയുടെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ | ente achante data delete cheyyu | മകന്റെ നമ്പർ നീക്കം ചെയ്യൂ | ente bharthavinte data delete cheyyuka | എന്റെ അച്ഛൻ മരിച്ചുപോയി അച്ഛന്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ
    | ഞാൻ അവകാശിയാണ്, ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ | njan nominee aanu, data delete cheyyu | ഞാൻ രക്ഷിതാവാണ്, ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ | പരേതനായ രമേശ് കുമാറിന്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ`,
  'get-back': `എന്റെ ഡാറ്റ തിരിച്ചു വേണം | അബദ്ധത്തിൽ ഡിലീറ്റ് ആയി തിരിച്ചു തരൂ | ente data thirichu venam`,
  elsewhere: `ഫേസ്ബുക്ക് അക്കൗണ്ട് ഡിലീറ്റ് ചെയ്യൂ | ഓർഡർ റദ്ദാക്കൂ | ente order cancel cheyyu`,
  account: `എന്റെ callmissed അക്കൗണ്ട് ഡിലീറ്റ് ചെയ്യൂ`,
  show: `എന്റെ എന്ത് ഡാറ്റ ഉണ്ട് | എന്റെ ഡാറ്റ കാണിക്കൂ | ente data kanikku | എന്തൊക്കെ കൈവശമുണ്ട്?`,
  person: `ഒരാളോട് സംസാരിക്കണം | samsarikkanam | കസ്റ്റമർ കെയർ`,
  complain: `പരാതി | പരാതി കൊടുക്കണം | parathi`,
  help: `സഹായം | ഇത് എന്താണ് | നിങ്ങൾ ആരാണ് | sahayam venam | ഡിലീറ്റ് ചെയ്താൽ എന്തു സംഭവിക്കും?`,
  'who-looked': `എന്റെ കേസ് ആരാണ് നോക്കിയത്? | എന്റെ ഡാറ്റ ആരൊക്കെ കണ്ടു | ente case aaranu nokkiyath | ente chat aarokke kandu`,
  language: `ഭാഷ | മലയാളം | മലയാളത്തിൽ സംസാരിക്കൂ | malayalam | malayalathil`,
  yes: `അതെ | ശരി | athe | അതെ, ഡിലീറ്റ് ചെയ്യൂ`,
  no: `വേണ്ട | ഇല്ല | venda | വേണ്ട, ഇരിക്കട്ടെ`,
  greeting: `നമസ്കാരം | namaskaram`,
  thanks: `നന്ദി | valare nanni`,
  none: `എന്റെ ഓർഡർ എപ്പോൾ വരും | കട എപ്പോൾ തുറക്കും | സാരിയുടെ വില എത്രയാണ് പറയൂ`,
}
