import type pg from "pg";

export interface Described {
  readonly name: string;
  readonly comment: string | null;
}

export interface Column extends Described {
  readonly type: string;
  readonly nullable: boolean;
  readonly fallback: string | null;
}

/** A constraint, index, policy, trigger or grant: its name and what it says. */
export interface Clause {
  readonly name: string;
  readonly says: string;
}

export interface Table extends Described {
  readonly columns: readonly Column[];
  readonly constraints: readonly Clause[];
  readonly indexes: readonly Clause[];
  readonly policies: readonly Clause[];
  readonly triggers: readonly Clause[];
  readonly grants: readonly Clause[];
  readonly security: "none" | "enabled" | "forced";
}

export interface Routine extends Described {
  readonly answers: string;
  readonly definer: boolean;
  readonly mayCall: readonly string[];
}

export interface Catalogue {
  readonly schemas: readonly Described[];
  readonly tables: readonly Table[];
  readonly routines: readonly Routine[];
}

/** What a migrated database says of itself; the job library's own schema is left out. */
export async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  const rows = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> =>
    (await client.query<Row>(text)).rows;
  return {
    schemas: await rows<Described>(schemas),
    tables: await rows<Table>(tables),
    routines: await rows<Routine>(routines),
  };
}

// What an extension brings is not ours to describe.
const ours = (kind: string, oid: string): string => `not exists (
  select from pg_depend d where d.classid = '${kind}'::regclass and d.objid = ${oid} and d.deptype = 'e'
)`;

const schemas = `
  select nspname as name, obj_description(oid, 'pg_namespace') as comment
  from pg_namespace where nspname in ('public', 'auth') order by nspname desc`;

const list = (query: string): string =>
  `coalesce((select json_agg(one) from (${query}) one), '[]')`;

// Not-null constraints are told with their columns: PostgreSQL lists them as constraints from 18 on only.
const tables = `
  select
    case n.nspname when 'public' then '' else n.nspname || '.' end || t.relname as name,
    obj_description(t.oid, 'pg_class') as comment,
    case when t.relforcerowsecurity then 'forced' when t.relrowsecurity then 'enabled' else 'none' end as security,
    ${list(`
      select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
        pg_get_expr(f.adbin, f.adrelid) as fallback, col_description(t.oid, a.attnum) as comment
      from pg_attribute a left join pg_attrdef f on (f.adrelid, f.adnum) = (a.attrelid, a.attnum)
      where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped order by a.attnum`)} as columns,
    ${list(`
      select conname as name, pg_get_constraintdef(oid, true) as says from pg_constraint
      where conrelid = t.oid and contype in ('c', 'f', 'p', 'u', 'x')
      order by array_position('{p,u,f,c,x}'::"char"[], contype), conname`)} as constraints,
    ${list(`
      select i.relname as name,
        case when x.indisunique then 'unique ' else '' end || regexp_replace(pg_get_indexdef(i.oid), '^.* USING ', '') as says
      from pg_index x join pg_class i on i.oid = x.indexrelid
      where x.indrelid = t.oid and not exists (select from pg_constraint c where c.conindid = i.oid and c.conrelid = t.oid)
      order by i.relname`)} as indexes,
    ${list(`
      select p.polname as name, concat_ws(' ',
        'for', case p.polcmd when '*' then 'everything' when 'r' then 'select' else p.polcmd::text end,
        'to', (select string_agg(rolname, ', ' order by rolname) from pg_roles where oid = any (p.polroles)),
        'using ' || pg_get_expr(p.polqual, p.polrelid, true)) as says
      from pg_policy p where p.polrelid = t.oid order by p.polname`)} as policies,
    ${list(`
      select tgname as name, regexp_replace(pg_get_triggerdef(oid, true), '^CREATE (CONSTRAINT )?TRIGGER \\S+ ', '') as says
      from pg_trigger where tgrelid = t.oid and not tgisinternal order by tgname`)} as triggers,
    ${list(`
      select grantee as name, string_agg(what, ', ' order by what) as says from (
        select r.rolname as grantee, lower(a.privilege_type) as what
        from aclexplode(t.relacl) a join pg_roles r on r.oid = a.grantee where a.grantee <> t.relowner
        union all
        select r.rolname, lower(a.privilege_type) || ' (' || string_agg(c.attname, ', ' order by c.attnum) || ')'
        from pg_attribute c, aclexplode(c.attacl) a join pg_roles r on r.oid = a.grantee
        where c.attrelid = t.oid and a.grantee <> t.relowner group by r.rolname, a.privilege_type
      ) granted group by grantee order by grantee`)} as grants
  from pg_class t join pg_namespace n on n.oid = t.relnamespace
  where t.relkind = 'r' and n.nspname in ('public', 'auth') and ${ours("pg_class", "t.oid")}
  order by n.nspname desc, t.relname`;

const routines = `
  select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name,
    obj_description(p.oid, 'pg_proc') as comment, pg_get_function_result(p.oid) as answers, p.prosecdef as definer,
    ${list(`
      select case when a.grantee = 0 then 'everyone' else r.rolname end as name
      from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a left join pg_roles r on r.oid = a.grantee
      where a.grantee <> p.proowner order by 1`).replace(
      "json_agg(one)",
      "json_agg(one.name)",
    )} as "mayCall"
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('public', 'auth') and ${ours("pg_proc", "p.oid")}
  order by p.proname`;
