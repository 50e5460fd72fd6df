import type { V1Container, V1PodSecurityContext, V1Volume } from '@kubernetes/client-node';
import type { Manifest } from '../writer/manifest';

/** How KServe runs models of a format. */
export type ServingRuntime = Manifest<
  'serving.kserve.io/v1alpha1',
  'ServingRuntime',
  {
    spec: {
      readonly supportedModelFormats: readonly {
        readonly name: string;
        readonly version: string;
        readonly autoSelect: boolean;
      }[];
      readonly protocolVersions: readonly 'v2'[];
      readonly containers: readonly V1Container[];
      readonly volumes: readonly V1Volume[];
      readonly annotations?: Readonly<Record<string, string>>;
    };
  }
>;

/** A model that KServe serves. */
export type InferenceService = Manifest<
  'serving.kserve.io/v1beta1',
  'InferenceService',
  {
    spec: {
      readonly predictor: {
        readonly minReplicas: number;
        readonly maxReplicas: number;
        readonly serviceAccountName: string;
        readonly automountServiceAccountToken: boolean;
        readonly terminationGracePeriodSeconds: number;
        readonly securityContext: V1PodSecurityContext;
        readonly model: {
          readonly modelFormat: { readonly name: string; readonly version: string };
          readonly protocolVersion: 'v2';
          readonly runtime: string;
          readonly env: readonly { readonly name: string; readonly value: string }[];
        };
      };
    };
  }
>;
