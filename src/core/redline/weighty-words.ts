const words = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(" ")))

// One list for all languages of the text: a word that means nothing here in one
// language at worst ranks an edit too high ("no" in Portuguese).

export const negations = words(
  "not no never neither nor none without cannot non except unless nothing nobody",
  "ni nunca jamás sin ningún ninguna ninguno nada excepto salvo",
  "ne n pas sans jamais aucun aucune sauf",
  "não nem sem nenhum nenhuma exceto",
)

/** What binds and what does not: the difference that nearly cost the Paris Agreement. */
export const modals = words(
  "shall should may might must will would can could ought",
  "deberá deberán debe deben debería deberían podrá podrán puede pueden podría podrían",
  "doit doivent devra devront devrait devraient peut peuvent pourra pourront pourrait pourraient",
  "deve devem deverá deverão deveria deveriam pode podem poderá poderão poderia poderiam",
)

export const conjunctions = words("and or y e o u et ou", "/")

export const numerals = words(
  "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty hundred thousand million",
  "half twice once all any each every both",
  "dos tres cuatro cinco seis siete ocho nueve diez cien mil",
  "deux trois quatre cinq sept huit neuf dix cent mille",
  "dois três quatro sete oito nove dez cem",
)

export const months = words(
  "january february march april june july august september october november december",
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro",
)
