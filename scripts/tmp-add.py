import sys,re
code,name,english,called,script,template,extra=sys.argv[1:8]
p='src/flows/language.ts'; s=open(p).read()
word='saidIn'+english
first=s.index("import type { Copy }")
s=s.replace("import { en } from './copy/en.ts'\n",f"import {{ en }} from './copy/en.ts'\nimport {{ {code} as {code} }} from './copy/{code}.ts'\n".replace(f"{code} as {code}",code if code!='as' else 'as'),1)
s=s.replace("import { en as saidInEnglish }",f"import {{ {code if code!='as' else 'as'} as {word} }} from './intents/phrases-{code}.ts'\nimport {{ en as saidInEnglish }}",1)
if f"'{script}'" not in s.split('script: ')[1].split('\n')[0]:
    line=[l for l in s.split('\n') if l.startswith("  script: 'Latin'")][0]
    s=s.replace(line,line+f" | '{script}'")
key=code if code!='as' else 'as'
cp='' if code!='as' else 'as'
s=s.replace("} as const satisfies",f"  {key}: {{ name: '{name}', english: '{english}', called: '{called}', script: '{script}', {extra}template: '{template}', copy: {cp or code}, phrases: {word} }},\n}} as const satisfies",1)
open(p,'w').write(s)
p='test/flows/intents/all-phrasings.ts'; s=open(p).read()
v=code if code!='as' else 'as'
s=s.replace("import type { Phrasings }",f"import {{ {v} }} from './phrasings-{code}.ts'\nimport type {{ Phrasings }}",1)
s=re.sub(r",?\s*\}\s*$",f", {key if code!='as' else 'as: as_'} }}\n",s)
open(p,'w').write(s)
