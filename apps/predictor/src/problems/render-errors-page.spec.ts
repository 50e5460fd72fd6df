import { Problem, problemRegistry, toProblemBody } from '@medcast/problem';
import { renderErrorsPage } from './render-errors-page';

describe('renderErrorsPage', () => {
  it('has the section to which the type of every problem refers', () => {
    const page = renderErrorsPage();
    for (const code of Object.keys(problemRegistry)) {
      expect(page).toContain(`<section id="${code.toLowerCase()}"><h2><code>${code}</code></h2>`);
    }
    const { type } = toProblemBody(new Problem('RECORD_INVALID', ''), 'id');
    expect(page).toContain(`id="${type.split('#')[1] ?? 'none'}"`);
  });
});
