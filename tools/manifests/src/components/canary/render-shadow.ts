import { PRODUCT, SETTINGS_MAP } from '@medcast/deploy-contract';
import { type PredictorValues, toLiterals } from '../../base/predictor';
import { renderComponent } from '../../writer/render-component';
import type { RenderedFiles } from '../../writer/rendered-files';

/** The version that is to come next scores a tenth of the requests too. */
const values: PredictorValues = { SHADOW_CHANNEL: 'candidate', SHADOW_SHARE: '0.1' };

/** Renders the component that lets a candidate answer unseen. */
export function renderShadow(): RenderedFiles {
  return renderComponent('shadow', {
    readme: readme(),
    kustomize: { configMapGenerator: [{ name: SETTINGS_MAP, behavior: 'merge', literals: toLiterals(values) }] },
  });
}

function readme(): string {
  const settings = toLiterals(values).map((literal) => `\`${literal}\``);
  return `
# Shadow

The candidate of ${PRODUCT} scores a share of the requests beside the version in service (${settings.join(', ')}): after the answer has been sent, from a
queue that drops what does not fit. Nobody sees its answers; the admin port compares both (\`GET /shadow\`), and
\`medcast release promote --from-channel candidate --shadow-report …\` decides by it (docs/release-flow.md).

Two models are in memory at once, three while a version is swapped: raise the predictor's memory where models are large.
`;
}
