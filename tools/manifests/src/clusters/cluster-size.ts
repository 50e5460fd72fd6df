/** The two clusters that each platform has: small and cheap in one zone, or over three zones. */
export const CLUSTER_SIZES = ['dev', 'prod'] as const;

/** Which of them. */
export type ClusterSize = (typeof CLUSTER_SIZES)[number];
