/**
 * Marks a transaction as an act of core: it has decided itself what is proposed
 * and what is done, so proposing mode and the guard of agreed text let it pass.
 */
export const actMeta = "act"
