/** The beta after one: `1.4.0-b6` after `1.4.0-b5`. Another name stays as it is: what comes after it nobody knows. */
export function nextTag(tag: string): string {
  const beta = /^(.*-(?:b|rc))(\d+)$/.exec(tag);
  return beta === null ? tag : `${beta[1]}${Number(beta[2]) + 1}`;
}
