/** Event data of a webhook that GitHub pushed to: about 2 KiB, different for each index; one in four is not all ASCII. */
export function pushData(index: number): string {
  const id = (salt: number): string => (0x1000000 + index * 7919 + salt).toString(16).padStart(40, 'ab39');
  const author = { name: 'Mona Lisa', email: 'mona@example.com', username: `octocat${index}` };
  const commit = (salt: number): object => ({
    id: id(salt),
    message: `Fix the "quoted" path\n\nand say why${index % 4 === 0 ? ' — ' : ': '}it is <b>subtle</b>`,
    timestamp: '2024-05-17T12:20:30+02:00',
    url: `https://github.com/octo-org/hello-world/commit/${id(salt)}`,
    author,
    added: [],
    modified: ['README.md', 'src/main.ts'],
  });
  const body = {
    ref: 'refs/heads/main',
    before: id(1),
    after: id(2),
    repository: {
      id: 1296269 + index,
      name: 'hello-world',
      full_name: 'octo-org/hello-world',
      private: false,
      owner: { name: 'octo-org', id: 6811672, type: 'Organization' },
      html_url: 'https://github.com/octo-org/hello-world',
      description: null,
      clone_url: 'https://github.com/octo-org/hello-world.git',
      default_branch: 'main',
    },
    pusher: { name: `octocat${index}`, email: 'mona@example.com' },
    commits: [commit(2), commit(3), commit(4)],
    size: 2 + (index % 3),
    forced: false,
  };
  return JSON.stringify({ header: HEADER, body });
}

const HEADER = {
  Accept: ['*/*'],
  'Content-Length': ['1583'],
  'Content-Type': ['application/json'],
  'User-Agent': ['GitHub-Hookshot/b55c4e7'],
  'X-Github-Delivery': ['72d3162e-cc78-11e3-81ab-4c9367dc0958'],
  'X-Github-Event': ['push'],
};

/** A Workflow of about 40 lines of YAML, as the JSON text that parameters are written to. */
export const WORKFLOW = JSON.stringify({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { generateName: '-build-', labels: { app: 'ci', pusher: 'nobody' } },
  spec: {
    arguments: {
      parameters: [
        { name: 'revision', value: 'HEAD' },
        { name: 'repo', value: 'https://github.com/octo-org/hello-world.git' },
        { name: 'branch', value: 'main' },
      ],
    },
    entrypoint: 'build',
    serviceAccountName: 'workflow',
    templates: [
      {
        name: 'build',
        steps: [
          [{ name: 'checkout', template: 'checkout' }],
          [
            { name: 'lint', template: 'npm', arguments: { parameters: [{ name: 'script', value: 'lint' }] } },
            { name: 'test', template: 'npm', arguments: { parameters: [{ name: 'script', value: 'test' }] } },
          ],
        ],
      },
      {
        name: 'checkout',
        container: {
          image: 'alpine/git:2.43.0',
          command: ['sh', '-c'],
          args: [
            'git clone {{workflow.parameters.repo}} /src && git checkout {{workflow.parameters.revision}}',
          ],
          volumeMounts: [{ name: 'src', mountPath: '/src' }],
        },
      },
      {
        name: 'npm',
        inputs: { parameters: [{ name: 'script' }] },
        container: {
          image: 'node:22',
          workingDir: '/src',
          command: ['npm', 'run', '{{inputs.parameters.script}}'],
          resources: { requests: { cpu: '500m', memory: '1Gi' } },
          volumeMounts: [{ name: 'src', mountPath: '/src' }],
        },
      },
    ],
    volumes: [{ name: 'src', emptyDir: {} }],
  },
});
