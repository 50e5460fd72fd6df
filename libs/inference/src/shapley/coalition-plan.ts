/**
 * Some of the players of a game, one flag for each player: 1 takes part, 0 does not.
 * Here a player is a field, which takes part with the record's value and else has the background's.
 */
export type Coalition = Uint8Array;

/** Which coalitions of a game to value, and how their values are shared among the players. */
export interface CoalitionPlan {
  /** The first is the empty one. */
  readonly coalitions: readonly Coalition[];
  /**
   * The share of each player; together they make the value of all players less that of none.
   *
   * @param values one for each of the coalitions
   */
  sharesOf(values: ArrayLike<number>): Float64Array;
}
