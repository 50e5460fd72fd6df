import { RouteTable } from './route-table';

const routes = new RouteTable();
routes.add({ method: 'POST', url: '/api/v1/predict' });
routes.add({ method: ['GET', 'HEAD'], url: '/api/v1/models/:model' });
routes.add({ method: 'POST', url: '/api/v1/models/:model/predict' });
routes.add({ method: 'POST', url: '/v1/endpoints/1::predict' });
routes.add({ method: 'GET', url: '/*' });

describe('RouteTable', () => {
  it.each([
    ['/api/v1/predict', ['POST']],
    ['/api/v1/models/insurance', ['GET', 'HEAD']],
    ['/api/v1/models/insurance/predict', ['POST']],
    ['/v1/endpoints/1:predict', ['POST']],
    ['/api/v1/models/', []],
    ['/api/v1/models/a/b/c', []],
    ['/anything', []],
    ['', []],
  ])('knows the methods at %p', (path, methods) => {
    expect(routes.methodsAt(path)).toEqual(methods);
  });
});
