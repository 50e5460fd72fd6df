/** A pod that belongs to nothing. */
export interface BarePod {
  readonly name: string;
  readonly image: string;
  /** Number of the user that it runs as. */
  readonly user: number;
  /** Command with its words; by default that of the image. */
  readonly command?: readonly string[];
}

/** Renders a pod that asks for no resources; but for its user, it is as restricted as ours. */
export function renderBarePod({ name, image, user, command }: BarePod): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: user !== 0, runAsUser: user, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name,
          image,
          command,
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        },
      ],
    },
  });
}
