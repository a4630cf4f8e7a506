import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import type { RegionNode } from '@jiedui/contracts';
import { nation, regionLineage } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { Button } from '../../../ui/button';
import { Skeleton } from '../../../ui/skeleton';
import { regionQuery } from '../hospital-queries';
import { moveInTree } from './tree-keys';
import { useNumber } from '../../../language/number';

interface TreeState {
  readonly selected: string;
  /** Where the tab key enters: what is selected, or the branch that hides it. */
  readonly tabStop: string;
  readonly isOpen: (code: string) => boolean;
  readonly setOpen: (code: string, isOpen: boolean) => void;
  readonly choose: (code: string) => void;
}

interface TreeItemProps {
  readonly node: RegionNode;
  readonly level: number;
  readonly tree: TreeState;
}

function Children({
  code,
  level,
  tree,
}: {
  readonly code: string;
  readonly level: number;
  readonly tree: TreeState;
}) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(regionQuery(code));
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a branch of a tree has no tag of its own
    <ul role="group" className="tree-group">
      {!data && (
        <li role="none" className="tree-state">
          {error ? (
            <Button tone="quiet" onClick={() => void refetch()}>
              {t('hospitals.regions.loadFailed')}
            </Button>
          ) : (
            <Skeleton rows={2} />
          )}
        </li>
      )}
      {data?.children.map((node) => (
        <TreeItem key={node.code} node={node} level={level} tree={tree} />
      ))}
    </ul>
  );
}

function TreeItem({ node, level, tree }: TreeItemProps) {
  const { t } = useTranslation();
  const name = useName();
  const number = useNumber();
  const { code, hasChildren, hospitals } = node;
  const isOpen = hasChildren && tree.isOpen(code);
  const isSelected = tree.selected === code;
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      tree.choose(code);
      return;
    }
    moveInTree(event, { isOpen, hasChildren, setOpen: (next) => tree.setOpen(code, next) });
  };
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-selected={isSelected}
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-label={`${name(node)} ${t('hospitals.regions.count', { number: number(hospitals) })}`}
      tabIndex={tree.tabStop === code ? 0 : -1}
      onKeyDown={keys}
      className="tree-item"
      data-testid={`region-${code}`}
    >
      <div className="tree-row" style={{ paddingInlineStart: `${(level - 1) * 16}px` }}>
        <span
          className="tree-toggle"
          aria-hidden
          title={
            hasChildren
              ? t(`hospitals.regions.${isOpen ? 'collapse' : 'expand'}`, { name: name(node) })
              : undefined
          }
          onClick={() => hasChildren && tree.setOpen(code, !isOpen)}
        >
          {hasChildren && (isOpen ? <CaretDownOutlined /> : <CaretRightOutlined />)}
        </span>
        <span className="tree-label" onClick={() => tree.choose(code)} aria-hidden>
          {name(node)}
        </span>
        <span className={hospitals === 0 ? 'tree-count tree-count-none' : 'tree-count'} aria-hidden>
          {number(hospitals)}
        </span>
      </div>
      {isOpen && <Children code={code} level={level + 1} tree={tree} />}
    </li>
  );
}

function useTree(selected: string, onChoose: (code: string) => void): TreeState {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const lineage = regionLineage(selected);
  const isOpen = (code: string) => toggled.get(code) ?? lineage.includes(code);
  const setOpen = (code: string, next: boolean) => setToggled((before) => new Map(before).set(code, next));
  const choose = (code: string) => {
    // What was open stays open when another branch is chosen; what is chosen shows what lies below it.
    setToggled(
      (before) => new Map([...before, ...lineage.map((one) => [one, isOpen(one)] as const), [code, true]]),
    );
    onChoose(code);
  };
  const tabStop = lineage.find((code) => !isOpen(code)) ?? selected;
  return { selected, tabStop, isOpen, setOpen, choose };
}

/** The nation and what is opened below it; each level is asked for when it is first opened. */
export function RegionTree(props: {
  readonly selected: string | undefined;
  readonly onChoose: (code: string) => void;
}) {
  const { t } = useTranslation();
  const tree = useTree(props.selected ?? nation, props.onChoose);
  const { data, error, refetch } = useQuery(regionQuery(nation));
  return (
    <nav className="region-tree panel" aria-label={t('hospitals.regions.title')}>
      <h2 className="panel-title">{t('hospitals.regions.title')}</h2>
      {!data && !error && <Skeleton rows={12} />}
      {!data && error && <Button onClick={() => void refetch()}>{t('hospitals.regions.loadFailed')}</Button>}
      {data && (
        <ul role="tree" aria-label={t('hospitals.regions.title')} className="tree" data-testid="region-tree">
          <TreeItem node={data.region} level={1} tree={tree} />
        </ul>
      )}
    </nav>
  );
}
