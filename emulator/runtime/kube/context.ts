import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';

import { KubeError } from './error.ts';

export interface KubeOptions {
  /** Path of a kubeconfig file in place of `KUBECONFIG` and the default. */
  readonly kubeconfig?: string;
  /** Name of a context in place of the current one. */
  readonly context?: string;
}

/** Where an apply would go. */
export interface KubeContext {
  readonly context: string;
  readonly cluster: string;
  readonly server: string;
  /** The namespace of manifests that name none. */
  readonly namespace: string;
  readonly user: string;
}

/** Reads the kubeconfig as kubectl does. Throws `KubeError`. */
export function currentContext(options: KubeOptions = {}): KubeContext {
  return describe(loadConfig(options));
}

export function describe(config: KubeConfig): KubeContext {
  const name = config.getCurrentContext();
  const context = config.getContextObject(name);
  const cluster = context && config.getCluster(context.cluster);
  if (!context || !cluster) {
    const known = config.getContexts().map((one) => one.name);
    const message = name
      ? `There is no usable context ${name} in the kubeconfig.`
      : 'The kubeconfig has no current context.';
    const remedy =
      `Choose one with: kubectl config use-context NAME. ${known.length > 0 ? `There are: ${known.join(', ')}.` : ''}`.trim();
    throw new KubeError('no-context', message, remedy);
  }
  return {
    context: name,
    cluster: cluster.name,
    server: cluster.server,
    namespace: context.namespace ?? 'default',
    user: context.user,
  };
}

/**
 * The files of `KUBECONFIG` merged, else `~/.kube/config`. As in kubectl, files that do not exist are passed over, and of equal names the
 * first one counts.
 */
export function loadConfig({ kubeconfig, context }: KubeOptions): KubeConfig {
  const paths = kubeconfig === undefined ? defaultPaths() : [kubeconfig];
  const existing = paths.filter((path) => existsSync(path));
  if (existing.length === 0) {
    const remedy = 'Set KUBECONFIG to a kubeconfig file, or log in to a cluster so that its tool writes one.';
    throw new KubeError(
      'no-kubeconfig',
      `There is no kubeconfig: ${paths.join(', ')} does not exist.`,
      remedy,
    );
  }
  const configs = existing.map(readConfig);
  const merged = new KubeConfig();
  merged.loadFromOptions({
    clusters: firstByName(configs.flatMap((config) => config.getClusters())),
    users: firstByName(configs.flatMap((config) => config.getUsers())),
    contexts: firstByName(configs.flatMap((config) => config.getContexts())),
    currentContext: context ?? configs.map((config) => config.getCurrentContext()).find((name) => name) ?? '',
  });
  return merged;
}

function defaultPaths(): string[] {
  const named = process.env.KUBECONFIG?.split(delimiter).filter((path) => path !== '') ?? [];
  return named.length > 0 ? named : [join(homedir(), '.kube', 'config')];
}

function readConfig(path: string): KubeConfig {
  const config = new KubeConfig();
  try {
    config.loadFromFile(path);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new KubeError(
      'broken-kubeconfig',
      `The kubeconfig ${path} cannot be read: ${reason}`,
      'Correct the file, or point KUBECONFIG at another one.',
    );
  }
  return config;
}

function firstByName<Named extends { readonly name: string }>(all: readonly Named[]): Named[] {
  return all.filter((one, index) => all.findIndex((other) => other.name === one.name) === index);
}
