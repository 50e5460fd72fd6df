import { join } from 'node:path';
import { type EnvironmentName, environments } from '@medcast/deploy-contract';
import { Command, Option } from 'commander';
import { printResult } from '../cli/print-result';
import { resolveFromCaller } from '../cli/resolve-from-caller';
import { jsonOption } from '../cli/standard-options';
import { workspaceRoot } from '../cli/workspace-root';
import { parseManifests } from '../deploy/parse-manifests';
import { renderOverlay } from '../deploy/render-overlay';
import { priceTable, PRICED_PLATFORMS, type PricedPlatform, unitPricesOf } from './price-table';
import { NOT_INCLUDED, renderCost } from './render-cost';
import { toCost, totalOf } from './to-cost';
import { toRequests } from './to-requests';

interface CostOptions {
  readonly env: EnvironmentName;
  readonly platform?: PricedPlatform;
  readonly overlay?: string;
  readonly json: boolean;
}

/** `medcast cost`: what an overlay asks for, and what that costs a month. @param root of the repository */
export function createCostCommand(parent: Command, root: string = workspaceRoot): Command {
  return new Command('cost')
    .description('add up what the rendered overlay asks for, and what that costs a month by a dated list of prices')
    .addOption(
      new Option('-e, --env <name>', 'environment: an overlay of k8s/overlays')
        .choices(Object.keys(environments))
        .env('MEDCAST_ENV')
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--platform <name>', 'whose prices; by default those of the environment').choices(PRICED_PLATFORMS),
    )
    .option('--overlay <folder>', 'kustomize folder to render instead of k8s/overlays/<env>')
    .addOption(jsonOption())
    .copyInheritedSettings(parent)
    .action((options: CostOptions) => estimate(root, options));
}

async function estimate(root: string, options: CostOptions): Promise<void> {
  const { env, json, overlay } = options;
  const folder = overlay === undefined ? join(root, 'k8s/overlays', env) : resolveFromCaller(overlay);
  const requests = toRequests(parseManifests(await renderOverlay(folder)));
  const platform = options.platform ?? pricedPlatformOf(env);
  const unit = platform === undefined ? undefined : unitPricesOf(platform);
  const lines = toCost(requests, unit);
  const bill = { env, lines, total: totalOf(lines, unit), uncounted: requests.uncounted };
  if (platform === undefined || unit === undefined) {
    printResult({ ...bill, notIncluded: NOT_INCLUDED }, { json, text: renderCost(bill) });
    return;
  }
  const { currency } = priceTable;
  const prices = { platform, of: priceTable.platforms[platform], table: priceTable, cluster: unit.cluster };
  const result = {
    ...bill,
    currency,
    platform,
    prices: prices.of,
    clusterPerMonth: unit.cluster,
    notIncluded: NOT_INCLUDED,
  };
  printResult(result, { json, text: renderCost({ ...bill, prices }) });
}

function pricedPlatformOf(env: EnvironmentName): PricedPlatform | undefined {
  const { platform } = environments[env];
  return platform === 'minikube' ? undefined : platform;
}
