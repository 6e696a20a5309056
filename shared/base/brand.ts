declare const brand: unique symbol;

/** A value that was checked once; only the parser that checked it can make one. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
