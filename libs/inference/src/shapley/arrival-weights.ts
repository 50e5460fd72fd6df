/** `s! (n - s - 1)! / n!` for a coalition of s others, from s = 0 to n - 1: the share of orders in which it is met. */
export function arrivalWeights(players: number): readonly number[] {
  const weights: number[] = [];
  let choices = 1;
  for (let size = 0; size < players; size++) {
    weights.push(1 / (players * choices));
    choices = (choices * (players - 1 - size)) / (size + 1);
  }
  return weights;
}
