/** Why the next version of a county's plan begins: the city's plan asks for it (R8). */
export const adjustedForCityText = (year: number, version: number): string => `按市局 ${year} 年年度计划第 ${version} 版的要求调整`;
