/** Why a tariff can't be used: `path` names the field, such as `versions.0.lines.1.bands`, `text` says what is wrong. */
export interface TariffProblem {
  path: string;
  text: string;
}
