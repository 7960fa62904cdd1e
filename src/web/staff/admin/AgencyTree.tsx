import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { fold } from '#lib/vietnamese/fold.ts'
import { type Output, useRead } from '../api.ts'
import { Empty } from '../ui/Empty.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import classes from './admin.module.css'

type Node = Output<'agency.tree'>['agencies'][number]
const firstBranches = 40

/** Who stands under whom today; a search opens the branches that lead to what it finds. */
export function AgencyTree({ search }: { search: string }) {
  const read = useRead('agency.tree', {})
  const below = useMemo(() => {
    const map = new Map<string | null, Node[]>()
    const known = new Set(read.data?.agencies.map(({ id }) => id))
    for (const node of read.data?.agencies ?? []) {
      const parent = node.parentId && known.has(node.parentId) ? node.parentId : null
      map.set(parent, [...(map.get(parent) ?? []), node])
    }
    return map
  }, [read.data])
  const found = useMemo(() => leadingTo(read.data?.agencies ?? [], search), [read.data, search])
  if (!read.isSuccess) return <Unread read={read} rows={10} />
  if (search && found.size === 0) return <Empty title={t('state.noMatch')} />
  return (
    <div className={`card ${classes.tree}`} style={{ marginTop: 10 }}>
      {(below.get(null) ?? []).map((node) => (
        <Branch key={node.id} node={node} depth={0} below={below} found={search ? found : undefined} />
      ))}
    </div>
  )
}

/** What matches, and all above it. */
function leadingTo(nodes: readonly Node[], search: string): Set<string> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const wanted = fold(search)
  const found = new Set<string>()
  for (const node of nodes) {
    if (!fold(node.name).includes(wanted)) continue
    for (let at: Node | undefined = node; at && !found.has(at.id); at = at.parentId ? byId.get(at.parentId) : undefined)
      found.add(at.id)
  }
  return found
}

type BranchProps = {
  node: Node
  depth: number
  below: ReadonlyMap<string | null, Node[]>
  found: ReadonlySet<string> | undefined
}

function Branch({ node, depth, below, found }: BranchProps) {
  const children = below.get(node.id) ?? []
  const [opened, open] = useState(depth === 0)
  const [all, showAll] = useState(false)
  if (found && !found.has(node.id)) return null
  const expanded = found ? true : opened
  const shown = all || found ? children : children.slice(0, firstBranches)
  return (
    <>
      <div className={classes.node} style={{ paddingLeft: depth * 24 }}>
        {children.length > 0 ? (
          <button
            type="button"
            className={classes.twist}
            aria-expanded={expanded}
            aria-label={t('agencies.below', { name: node.name, count: children.length })}
            onClick={() => open(!opened)}
          >
            <IconChevronRight size={16} aria-hidden />
          </button>
        ) : (
          <span className={classes.leaf} />
        )}
        <Link to={`/quan-tri/don-vi/${node.id}`}>{node.name}</Link>
        {children.length > 0 ? <span className="small">{children.length}</span> : null}
      </div>
      {expanded
        ? shown.map((child) => <Branch key={child.id} node={child} depth={depth + 1} below={below} found={found} />)
        : null}
      {expanded && shown.length < children.length ? (
        <div className={classes.node} style={{ paddingLeft: (depth + 1) * 24 + 32 }}>
          <button type="button" className={classes.twist} style={{ width: 'auto' }} onClick={() => showAll(true)}>
            {t('agencies.more', { count: children.length - shown.length })}
          </button>
        </div>
      ) : null}
    </>
  )
}
