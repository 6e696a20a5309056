// What the tags of a sheet may say without changing what its cells hold, and the forms that are left to SheetJS.

export const harmlessRowAttributes =
  /^(?:spans|s|customFormat|ht|customHeight|outlineLevel|collapsed|thickTop|thickBot|ph|xml:space|\w+:(?:dyDescent|uid))$/;
export const harmlessCellAttributes: ReadonlySet<string> = new Set(['cm', 'vm', 'ph', 'xml:space']);
export const spacePreserved = /^\s+xml:space=["']preserve["']\s*$/;
export const foreignFormula = /\bt=|\bsi=/;
export const looksLikeReference = /r=["']/;
