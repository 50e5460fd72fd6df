import { workloads } from '@medcast/deploy-contract';
import { renderComponent } from '../../writer/render-component';
import { renderSettings } from '../../writer/render-readme';
import type { RenderedFiles } from '../../writer/rendered-files';
import {
  scaleCronJob,
  SCHEDULE,
  scheduleAccount,
  scheduleBinding,
  scheduledScales,
  schedulePolicy,
  scheduleRole,
  TIME_ZONE,
} from './schedule-objects';

const { predictor } = workloads;

/** Renders the component that scales by the clock. */
export function renderSchedule(): RenderedFiles {
  return renderComponent('schedule', {
    readme: readme(),
    objects: {
      'account.yaml': [scheduleAccount(), scheduleRole(), scheduleBinding()],
      'cron-jobs.yaml': scheduledScales.map(scaleCronJob),
      'network-policy.yaml': [schedulePolicy()],
    },
  });
}

function readme(): string {
  const times = scheduledScales.map(({ name, schedule, replicas }) => [
    `${predictor.name}-${name}`,
    `\`${schedule}\` (${TIME_ZONE}): to ${replicas}`,
  ]);
  return `
# Schedule

No predictors at night and at the weekend, for environments that nobody uses then:

${renderSettings(['CronJob', 'when'], Object.fromEntries(times) as Record<string, string>)}

Each runs \`medcast scale\` in the cluster, as \`${SCHEDULE}\`, which may read and change the number of pods of the Deployment \`${predictor.name}\` and nothing else.

- **With the autoscaler**: a Deployment with 0 pods is left alone by it; from 1 on it goes on. The two never fight.
- **With a fixed number** (\`replicas\` in the overlay), a deploy at night brings the pods back until the next evening.
- While there are no pods the form is there and says that the service is not.
- Times and time zone: patch \`spec.schedule\` and \`spec.timeZone\` in the overlay.
`;
}
