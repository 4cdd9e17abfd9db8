/** Loan verbs in Devanagari, and "delete" with one letter wrong. */
export const wishes = `मेरा डेटा रिमूव करो | मेरा डेटा रिमूव कर दो | मेरा डेटा इरेज करो | मेरा डेटा क्लियर करो | मुझे अपना डेटा हटवाना है | मेरा डेटा डीलिट करो | मेरा डेटा डेलीट करो | मेरा डेटा डलीट करो | माझा डेटा रिमूव्ह करा | माझा डेटा क्लिअर करा
  | mera data mitwa do | mera data hatwa do | मेरा डाटा उड़ाओ | delate my data | dellete my data | deletr my data | delwte my data | dekete my data | ddelete my data | dele my data | deete my data | delere my data | mera data delate karo
  | deletemy data | erace my data | remov my data | remve my data | rmove my data`

export const refusals = `मेरा डेटा रिमूव मत करो | मेरा डेटा इरेज मत करो | dont delate my data | delate mat karo | mera data dellete mat karo | माझा डेटा रिमूव्ह करू नका | मेरा डेटा क्लियर मत करना`

/** Words as near to "delete" that are others. */
export const otherWords = `is my data deleted | deleted? | elite sarees | delegate meeting kab hai | athlete shoes hai kya`
