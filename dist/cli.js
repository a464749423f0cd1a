#!/usr/bin/env node
import { createRequire as createRequireForBundle } from 'node:module'
const require = createRequireForBundle(import.meta.url)
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key3 of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key3) && key3 !== except)
        __defProp(to, key3, { get: () => from[key3], enumerable: !(desc = __getOwnPropDesc(from, key3)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target2) => (target2 = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target2, "default", { value: mod, enumerable: true }) : target2,
  mod
));

// node_modules/yaml/dist/nodes/identity.js
var require_identity = __commonJS({
  "node_modules/yaml/dist/nodes/identity.js"(exports) {
    "use strict";
    var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
    var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
    var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
    var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
    var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
    var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
    var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
    var isAlias8 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
    var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
    var isMap5 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
    var isPair5 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
    var isScalar9 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
    var isSeq2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
    function isCollection(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case MAP:
          case SEQ:
            return true;
        }
      return false;
    }
    function isNode(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case ALIAS:
          case MAP:
          case SCALAR:
          case SEQ:
            return true;
        }
      return false;
    }
    var hasAnchor = (node) => (isScalar9(node) || isCollection(node)) && !!node.anchor;
    exports.ALIAS = ALIAS;
    exports.DOC = DOC;
    exports.MAP = MAP;
    exports.NODE_TYPE = NODE_TYPE;
    exports.PAIR = PAIR;
    exports.SCALAR = SCALAR;
    exports.SEQ = SEQ;
    exports.hasAnchor = hasAnchor;
    exports.isAlias = isAlias8;
    exports.isCollection = isCollection;
    exports.isDocument = isDocument;
    exports.isMap = isMap5;
    exports.isNode = isNode;
    exports.isPair = isPair5;
    exports.isScalar = isScalar9;
    exports.isSeq = isSeq2;
  }
});

// node_modules/yaml/dist/visit.js
var require_visit = __commonJS({
  "node_modules/yaml/dist/visit.js"(exports) {
    "use strict";
    var identity = require_identity();
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove node");
    function visit2(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        visit_(null, node, visitor_, Object.freeze([]));
    }
    visit2.BREAK = BREAK;
    visit2.SKIP = SKIP;
    visit2.REMOVE = REMOVE;
    function visit_(key3, node, visitor, path3) {
      const ctrl = callVisitor(key3, node, visitor, path3);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key3, path3, ctrl);
        return visit_(key3, ctrl, visitor, path3);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path3 = Object.freeze(path3.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = visit_(i, node.items[i], visitor, path3);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path3 = Object.freeze(path3.concat(node));
          const ck = visit_("key", node.key, visitor, path3);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = visit_("value", node.value, visitor, path3);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    async function visitAsync(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
    }
    visitAsync.BREAK = BREAK;
    visitAsync.SKIP = SKIP;
    visitAsync.REMOVE = REMOVE;
    async function visitAsync_(key3, node, visitor, path3) {
      const ctrl = await callVisitor(key3, node, visitor, path3);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key3, path3, ctrl);
        return visitAsync_(key3, ctrl, visitor, path3);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path3 = Object.freeze(path3.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = await visitAsync_(i, node.items[i], visitor, path3);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path3 = Object.freeze(path3.concat(node));
          const ck = await visitAsync_("key", node.key, visitor, path3);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = await visitAsync_("value", node.value, visitor, path3);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    function initVisitor(visitor) {
      if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
          Alias: visitor.Node,
          Map: visitor.Node,
          Scalar: visitor.Node,
          Seq: visitor.Node
        }, visitor.Value && {
          Map: visitor.Value,
          Scalar: visitor.Value,
          Seq: visitor.Value
        }, visitor.Collection && {
          Map: visitor.Collection,
          Seq: visitor.Collection
        }, visitor);
      }
      return visitor;
    }
    function callVisitor(key3, node, visitor, path3) {
      if (typeof visitor === "function")
        return visitor(key3, node, path3);
      if (identity.isMap(node))
        return visitor.Map?.(key3, node, path3);
      if (identity.isSeq(node))
        return visitor.Seq?.(key3, node, path3);
      if (identity.isPair(node))
        return visitor.Pair?.(key3, node, path3);
      if (identity.isScalar(node))
        return visitor.Scalar?.(key3, node, path3);
      if (identity.isAlias(node))
        return visitor.Alias?.(key3, node, path3);
      return void 0;
    }
    function replaceNode(key3, path3, node) {
      const parent = path3[path3.length - 1];
      if (identity.isCollection(parent)) {
        parent.items[key3] = node;
      } else if (identity.isPair(parent)) {
        if (key3 === "key")
          parent.key = node;
        else
          parent.value = node;
      } else if (identity.isDocument(parent)) {
        parent.contents = node;
      } else {
        const pt = identity.isAlias(parent) ? "alias" : "scalar";
        throw new Error(`Cannot replace node with ${pt} parent`);
      }
    }
    exports.visit = visit2;
    exports.visitAsync = visitAsync;
  }
});

// node_modules/yaml/dist/doc/directives.js
var require_directives = __commonJS({
  "node_modules/yaml/dist/doc/directives.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit2 = require_visit();
    var escapeChars = {
      "!": "%21",
      ",": "%2C",
      "[": "%5B",
      "]": "%5D",
      "{": "%7B",
      "}": "%7D"
    };
    var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
    var Directives = class _Directives {
      constructor(yaml, tags) {
        this.docStart = null;
        this.docEnd = false;
        this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, _Directives.defaultTags, tags);
      }
      clone() {
        const copy2 = new _Directives(this.yaml, this.tags);
        copy2.docStart = this.docStart;
        return copy2;
      }
      /**
       * During parsing, get a Directives instance for the current document and
       * update the stream state according to the current version's spec.
       */
      atDocument() {
        const res = new _Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
          case "1.1":
            this.atNextDocument = true;
            break;
          case "1.2":
            this.atNextDocument = false;
            this.yaml = {
              explicit: _Directives.defaultYaml.explicit,
              version: "1.2"
            };
            this.tags = Object.assign({}, _Directives.defaultTags);
            break;
        }
        return res;
      }
      /**
       * @param onError - May be called even if the action was successful
       * @returns `true` on success
       */
      add(line2, onError) {
        if (this.atNextDocument) {
          this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
          this.tags = Object.assign({}, _Directives.defaultTags);
          this.atNextDocument = false;
        }
        const parts = line2.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
          case "%TAG": {
            if (parts.length !== 2) {
              onError(0, "%TAG directive should contain exactly two parts");
              if (parts.length < 2)
                return false;
            }
            const [handle, prefix] = parts;
            this.tags[handle] = prefix;
            return true;
          }
          case "%YAML": {
            this.yaml.explicit = true;
            if (parts.length !== 1) {
              onError(0, "%YAML directive should contain exactly one part");
              return false;
            }
            const [version2] = parts;
            if (version2 === "1.1" || version2 === "1.2") {
              this.yaml.version = version2;
              return true;
            } else {
              const isValid = /^\d+\.\d+$/.test(version2);
              onError(6, `Unsupported YAML version ${version2}`, isValid);
              return false;
            }
          }
          default:
            onError(0, `Unknown directive ${name}`, true);
            return false;
        }
      }
      /**
       * Resolves a tag, matching handles to those defined in %TAG directives.
       *
       * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
       *   `'!local'` tag, or `null` if unresolvable.
       */
      tagName(source2, onError) {
        if (source2 === "!")
          return "!";
        if (source2[0] !== "!") {
          onError(`Not a valid tag: ${source2}`);
          return null;
        }
        if (source2[1] === "<") {
          const verbatim = source2.slice(2, -1);
          if (verbatim === "!" || verbatim === "!!") {
            onError(`Verbatim tags aren't resolved, so ${source2} is invalid.`);
            return null;
          }
          if (source2[source2.length - 1] !== ">")
            onError("Verbatim tags must end with a >");
          return verbatim;
        }
        const [, handle, suffix] = source2.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
          onError(`The ${source2} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
          try {
            return prefix + decodeURIComponent(suffix);
          } catch (error) {
            onError(String(error));
            return null;
          }
        }
        if (handle === "!")
          return source2;
        onError(`Could not resolve tag: ${source2}`);
        return null;
      }
      /**
       * Given a fully resolved tag, returns its printable string form,
       * taking into account current tag prefixes and defaults.
       */
      tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
          if (tag.startsWith(prefix))
            return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === "!" ? tag : `!<${tag}>`;
      }
      toString(doc) {
        const lines2 = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
          const tags = {};
          visit2.visit(doc.contents, (_key, node) => {
            if (identity.isNode(node) && node.tag)
              tags[node.tag] = true;
          });
          tagNames = Object.keys(tags);
        } else
          tagNames = [];
        for (const [handle, prefix] of tagEntries) {
          if (handle === "!!" && prefix === "tag:yaml.org,2002:")
            continue;
          if (!doc || tagNames.some((tn) => tn.startsWith(prefix)))
            lines2.push(`%TAG ${handle} ${prefix}`);
        }
        return lines2.join("\n");
      }
    };
    Directives.defaultYaml = { explicit: false, version: "1.2" };
    Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
    exports.Directives = Directives;
  }
});

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = __commonJS({
  "node_modules/yaml/dist/doc/anchors.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit2 = require_visit();
    function anchorIsValid(anchor2) {
      if (/[\x00-\x19\s,[\]{}]/.test(anchor2)) {
        const sa = JSON.stringify(anchor2);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
      }
      return true;
    }
    function anchorNames(root2) {
      const anchors = /* @__PURE__ */ new Set();
      visit2.visit(root2, {
        Value(_key, node) {
          if (node.anchor)
            anchors.add(node.anchor);
        }
      });
      return anchors;
    }
    function findNewAnchor(prefix, exclude) {
      for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
          return name;
      }
    }
    function createNodeAnchors(doc, prefix) {
      const aliasObjects = [];
      const sourceObjects = /* @__PURE__ */ new Map();
      let prevAnchors = null;
      return {
        onAnchor: (source2) => {
          aliasObjects.push(source2);
          prevAnchors ?? (prevAnchors = anchorNames(doc));
          const anchor2 = findNewAnchor(prefix, prevAnchors);
          prevAnchors.add(anchor2);
          return anchor2;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
          for (const source2 of aliasObjects) {
            const ref = sourceObjects.get(source2);
            if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
              ref.node.anchor = ref.anchor;
            } else {
              const error = new Error("Failed to resolve repeated object (this should not happen)");
              error.source = source2;
              throw error;
            }
          }
        },
        sourceObjects
      };
    }
    exports.anchorIsValid = anchorIsValid;
    exports.anchorNames = anchorNames;
    exports.createNodeAnchors = createNodeAnchors;
    exports.findNewAnchor = findNewAnchor;
  }
});

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = __commonJS({
  "node_modules/yaml/dist/doc/applyReviver.js"(exports) {
    "use strict";
    function applyReviver(reviver, obj, key3, val) {
      if (val && typeof val === "object") {
        if (Array.isArray(val)) {
          for (let i = 0, len = val.length; i < len; ++i) {
            const v0 = val[i];
            const v1 = applyReviver(reviver, val, String(i), v0);
            if (v1 === void 0)
              delete val[i];
            else if (v1 !== v0)
              val[i] = v1;
          }
        } else if (val instanceof Map) {
          for (const k of Array.from(val.keys())) {
            const v0 = val.get(k);
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              val.delete(k);
            else if (v1 !== v0)
              val.set(k, v1);
          }
        } else if (val instanceof Set) {
          for (const v0 of Array.from(val)) {
            const v1 = applyReviver(reviver, val, v0, v0);
            if (v1 === void 0)
              val.delete(v0);
            else if (v1 !== v0) {
              val.delete(v0);
              val.add(v1);
            }
          }
        } else {
          for (const [k, v0] of Object.entries(val)) {
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              delete val[k];
            else if (v1 !== v0)
              val[k] = v1;
          }
        }
      }
      return reviver.call(obj, key3, val);
    }
    exports.applyReviver = applyReviver;
  }
});

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = __commonJS({
  "node_modules/yaml/dist/nodes/toJS.js"(exports) {
    "use strict";
    var identity = require_identity();
    function toJS(value, arg, ctx) {
      if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
      if (value && typeof value.toJSON === "function") {
        if (!ctx || !identity.hasAnchor(value))
          return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: void 0 };
        ctx.anchors.set(value, data);
        ctx.onCreate = (res2) => {
          data.res = res2;
          delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
          ctx.onCreate(res);
        return res;
      }
      if (typeof value === "bigint" && !ctx?.keep)
        return Number(value);
      return value;
    }
    exports.toJS = toJS;
  }
});

// node_modules/yaml/dist/nodes/Node.js
var require_Node = __commonJS({
  "node_modules/yaml/dist/nodes/Node.js"(exports) {
    "use strict";
    var applyReviver = require_applyReviver();
    var identity = require_identity();
    var toJS = require_toJS();
    var NodeBase = class {
      constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
      }
      /** Create a copy of this node.  */
      clone() {
        const copy2 = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
          copy2.range = this.range.slice();
        return copy2;
      }
      /** A plain JavaScript representation of this node. */
      toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
          throw new TypeError("A document argument is required");
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc,
          keep: true,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
    };
    exports.NodeBase = NodeBase;
  }
});

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = __commonJS({
  "node_modules/yaml/dist/nodes/Alias.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var visit2 = require_visit();
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var Alias = class extends Node.NodeBase {
      constructor(source2) {
        super(identity.ALIAS);
        this.source = source2;
        Object.defineProperty(this, "tag", {
          set() {
            throw new Error("Alias nodes cannot have tags");
          }
        });
      }
      /**
       * Resolve the value of this alias within `doc`, finding the last
       * instance of the `source` anchor before this node.
       */
      resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
          throw new ReferenceError("Alias resolution is disabled");
        let nodes;
        if (ctx?.aliasResolveCache) {
          nodes = ctx.aliasResolveCache;
        } else {
          nodes = [];
          visit2.visit(doc, {
            Node: (_key, node) => {
              if (identity.isAlias(node) || identity.hasAnchor(node))
                nodes.push(node);
            }
          });
          if (ctx)
            ctx.aliasResolveCache = nodes;
        }
        let found2 = void 0;
        for (const node of nodes) {
          if (node === this)
            break;
          if (node.anchor === this.source)
            found2 = node;
        }
        if (found2 && ctx) {
          const { anchors: anchors2, doc: doc2, maxAliasCount } = ctx;
          let data = anchors2.get(found2);
          if (!data) {
            toJS.toJS(found2, null, ctx);
            data = anchors2.get(found2);
          }
          if (data?.res === void 0) {
            const msg = "This should not happen: Alias anchor was not resolved?";
            throw new ReferenceError(msg);
          }
          if (maxAliasCount >= 0) {
            data.count += 1;
            if (data.aliasCount === 0)
              data.aliasCount = getAliasCount(doc2, found2, anchors2);
            if (data.count * data.aliasCount > maxAliasCount) {
              const msg = "Excessive alias count indicates a resource exhaustion attack";
              throw new ReferenceError(msg);
            }
          }
        }
        return found2;
      }
      toJSON(_arg, ctx) {
        if (!ctx)
          return { source: this.source };
        const source2 = this.resolve(ctx.doc, ctx);
        if (!source2) {
          const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
          throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source2).res;
      }
      toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
          anchors.anchorIsValid(this.source);
          if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new Error(msg);
          }
          if (ctx.implicitKey)
            return `${src} `;
        }
        return src;
      }
    };
    function getAliasCount(doc, node, anchors2) {
      if (identity.isAlias(node)) {
        const source2 = node.resolve(doc);
        const anchor2 = anchors2 && source2 && anchors2.get(source2);
        return anchor2 ? anchor2.count * anchor2.aliasCount : 0;
      } else if (identity.isCollection(node)) {
        let count = 0;
        for (const item2 of node.items) {
          const c = getAliasCount(doc, item2, anchors2);
          if (c > count)
            count = c;
        }
        return count;
      } else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors2);
        const vc = getAliasCount(doc, node.value, anchors2);
        return Math.max(kc, vc);
      }
      return 1;
    }
    exports.Alias = Alias;
  }
});

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = __commonJS({
  "node_modules/yaml/dist/nodes/Scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
    var Scalar = class extends Node.NodeBase {
      constructor(value) {
        super(identity.SCALAR);
        this.value = value;
      }
      toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
      }
      toString() {
        return String(this.value);
      }
    };
    Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
    Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
    Scalar.PLAIN = "PLAIN";
    Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
    Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
    exports.Scalar = Scalar;
    exports.isScalarValue = isScalarValue;
  }
});

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = __commonJS({
  "node_modules/yaml/dist/doc/createNode.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var defaultTagPrefix = "tag:yaml.org,2002:";
    function findTagObject(value, tagName, tags) {
      if (tagName) {
        const match = tags.filter((t) => t.tag === tagName);
        const tagObj = match.find((t) => !t.format) ?? match[0];
        if (!tagObj)
          throw new Error(`Tag ${tagName} not found`);
        return tagObj;
      }
      return tags.find((t) => t.identify?.(value) && !t.format);
    }
    function createNode(value, tagName, ctx) {
      if (identity.isDocument(value))
        value = value.contents;
      if (identity.isNode(value))
        return value;
      if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
      }
      if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) {
        value = value.valueOf();
      }
      const { aliasDuplicateObjects, onAnchor, onTagObj, schema: schema2, sourceObjects } = ctx;
      let ref = void 0;
      if (aliasDuplicateObjects && value && typeof value === "object") {
        ref = sourceObjects.get(value);
        if (ref) {
          ref.anchor ?? (ref.anchor = onAnchor(value));
          return new Alias.Alias(ref.anchor);
        } else {
          ref = { anchor: null, node: null };
          sourceObjects.set(value, ref);
        }
      }
      if (tagName?.startsWith("!!"))
        tagName = defaultTagPrefix + tagName.slice(2);
      let tagObj = findTagObject(value, tagName, schema2.tags);
      if (!tagObj) {
        if (value && typeof value.toJSON === "function") {
          value = value.toJSON();
        }
        if (!value || typeof value !== "object") {
          const node2 = new Scalar.Scalar(value);
          if (ref)
            ref.node = node2;
          return node2;
        }
        tagObj = value instanceof Map ? schema2[identity.MAP] : Symbol.iterator in Object(value) ? schema2[identity.SEQ] : schema2[identity.MAP];
      }
      if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
      }
      const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
      if (tagName)
        node.tag = tagName;
      else if (!tagObj.default)
        node.tag = tagObj.tag;
      if (ref)
        ref.node = node;
      return node;
    }
    exports.createNode = createNode;
  }
});

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = __commonJS({
  "node_modules/yaml/dist/nodes/Collection.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var identity = require_identity();
    var Node = require_Node();
    function collectionFromPath(schema2, path3, value) {
      let v = value;
      for (let i = path3.length - 1; i >= 0; --i) {
        const k = path3[i];
        if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
          const a = [];
          a[k] = v;
          v = a;
        } else {
          v = /* @__PURE__ */ new Map([[k, v]]);
        }
      }
      return createNode.createNode(v, void 0, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
          throw new Error("This should not happen, please report a bug.");
        },
        schema: schema2,
        sourceObjects: /* @__PURE__ */ new Map()
      });
    }
    var isEmptyPath = (path3) => path3 == null || typeof path3 === "object" && !!path3[Symbol.iterator]().next().done;
    var Collection = class extends Node.NodeBase {
      constructor(type, schema2) {
        super(type);
        Object.defineProperty(this, "schema", {
          value: schema2,
          configurable: true,
          enumerable: false,
          writable: true
        });
      }
      /**
       * Create a copy of this collection.
       *
       * @param schema - If defined, overwrites the original's schema
       */
      clone(schema2) {
        const copy2 = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema2)
          copy2.schema = schema2;
        copy2.items = copy2.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema2) : it);
        if (this.range)
          copy2.range = this.range.slice();
        return copy2;
      }
      /**
       * Adds a value to the collection. For `!!map` and `!!omap` the value must
       * be a Pair instance or a `{ key, value }` object, which may not have a key
       * that already exists in the map.
       */
      addIn(path3, value) {
        if (isEmptyPath(path3))
          this.add(value);
        else {
          const [key3, ...rest] = path3;
          const node = this.get(key3, true);
          if (identity.isCollection(node))
            node.addIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key3, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key3}. Remaining path: ${rest}`);
        }
      }
      /**
       * Removes a value from the collection.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path3) {
        const [key3, ...rest] = path3;
        if (rest.length === 0)
          return this.delete(key3);
        const node = this.get(key3, true);
        if (identity.isCollection(node))
          return node.deleteIn(rest);
        else
          throw new Error(`Expected YAML collection at ${key3}. Remaining path: ${rest}`);
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path3, keepScalar) {
        const [key3, ...rest] = path3;
        const node = this.get(key3, true);
        if (rest.length === 0)
          return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
          return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
      }
      hasAllNullValues(allowScalar) {
        return this.items.every((node) => {
          if (!identity.isPair(node))
            return false;
          const n = node.value;
          return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
        });
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       */
      hasIn(path3) {
        const [key3, ...rest] = path3;
        if (rest.length === 0)
          return this.has(key3);
        const node = this.get(key3, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path3, value) {
        const [key3, ...rest] = path3;
        if (rest.length === 0) {
          this.set(key3, value);
        } else {
          const node = this.get(key3, true);
          if (identity.isCollection(node))
            node.setIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key3, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key3}. Remaining path: ${rest}`);
        }
      }
    };
    exports.Collection = Collection;
    exports.collectionFromPath = collectionFromPath;
    exports.isEmptyPath = isEmptyPath;
  }
});

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyComment.js"(exports) {
    "use strict";
    var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
    function indentComment(comment3, indent) {
      if (/^\n+$/.test(comment3))
        return comment3.substring(1);
      return indent ? comment3.replace(/^(?! *$)/gm, indent) : comment3;
    }
    var lineComment = (str, indent, comment3) => str.endsWith("\n") ? indentComment(comment3, indent) : comment3.includes("\n") ? "\n" + indentComment(comment3, indent) : (str.endsWith(" ") ? "" : " ") + comment3;
    exports.indentComment = indentComment;
    exports.lineComment = lineComment;
    exports.stringifyComment = stringifyComment;
  }
});

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = __commonJS({
  "node_modules/yaml/dist/stringify/foldFlowLines.js"(exports) {
    "use strict";
    var FOLD_FLOW = "flow";
    var FOLD_BLOCK = "block";
    var FOLD_QUOTED = "quoted";
    function foldFlowLines(text2, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
      if (!lineWidth || lineWidth < 0)
        return text2;
      if (lineWidth < minContentWidth)
        minContentWidth = 0;
      const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
      if (text2.length <= endStep)
        return text2;
      const folds = [];
      const escapedFolds = {};
      let end2 = lineWidth - indent.length;
      if (typeof indentAtStart === "number") {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
          folds.push(0);
        else
          end2 = lineWidth - indentAtStart;
      }
      let split = void 0;
      let prev = void 0;
      let overflow = false;
      let i = -1;
      let escStart = -1;
      let escEnd = -1;
      if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text2, i, indent.length);
        if (i !== -1)
          end2 = i + endStep;
      }
      for (let ch; ch = text2[i += 1]; ) {
        if (mode === FOLD_QUOTED && ch === "\\") {
          escStart = i;
          switch (text2[i + 1]) {
            case "x":
              i += 3;
              break;
            case "u":
              i += 5;
              break;
            case "U":
              i += 9;
              break;
            default:
              i += 1;
          }
          escEnd = i;
        }
        if (ch === "\n") {
          if (mode === FOLD_BLOCK)
            i = consumeMoreIndentedLines(text2, i, indent.length);
          end2 = i + indent.length + endStep;
          split = void 0;
        } else {
          if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
            const next = text2[i + 1];
            if (next && next !== " " && next !== "\n" && next !== "	")
              split = i;
          }
          if (i >= end2) {
            if (split) {
              folds.push(split);
              end2 = split + endStep;
              split = void 0;
            } else if (mode === FOLD_QUOTED) {
              while (prev === " " || prev === "	") {
                prev = ch;
                ch = text2[i += 1];
                overflow = true;
              }
              const j = i > escEnd + 1 ? i - 2 : escStart - 1;
              if (escapedFolds[j])
                return text2;
              folds.push(j);
              escapedFolds[j] = true;
              end2 = j + endStep;
              split = void 0;
            } else {
              overflow = true;
            }
          }
        }
        prev = ch;
      }
      if (overflow && onOverflow)
        onOverflow();
      if (folds.length === 0)
        return text2;
      if (onFold)
        onFold();
      let res = text2.slice(0, folds[0]);
      for (let i2 = 0; i2 < folds.length; ++i2) {
        const fold2 = folds[i2];
        const end3 = folds[i2 + 1] || text2.length;
        if (fold2 === 0)
          res = `
${indent}${text2.slice(0, end3)}`;
        else {
          if (mode === FOLD_QUOTED && escapedFolds[fold2])
            res += `${text2[fold2]}\\`;
          res += `
${indent}${text2.slice(fold2 + 1, end3)}`;
        }
      }
      return res;
    }
    function consumeMoreIndentedLines(text2, i, indent) {
      let end2 = i;
      let start = i + 1;
      let ch = text2[start];
      while (ch === " " || ch === "	") {
        if (i < start + indent) {
          ch = text2[++i];
        } else {
          do {
            ch = text2[++i];
          } while (ch && ch !== "\n");
          end2 = i;
          start = i + 1;
          ch = text2[start];
        }
      }
      return end2;
    }
    exports.FOLD_BLOCK = FOLD_BLOCK;
    exports.FOLD_FLOW = FOLD_FLOW;
    exports.FOLD_QUOTED = FOLD_QUOTED;
    exports.foldFlowLines = foldFlowLines;
  }
});

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyString.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var foldFlowLines = require_foldFlowLines();
    var getFoldOptions = (ctx, isBlock) => ({
      indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
      lineWidth: ctx.options.lineWidth,
      minContentWidth: ctx.options.minContentWidth
    });
    var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
    function lineLengthOverLimit(str, lineWidth, indentLength) {
      if (!lineWidth || lineWidth < 0)
        return false;
      const limit = lineWidth - indentLength;
      const strLen = str.length;
      if (strLen <= limit)
        return false;
      for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === "\n") {
          if (i - start > limit)
            return true;
          start = i + 1;
          if (strLen - start <= limit)
            return false;
        }
      }
      return true;
    }
    function doubleQuotedString(value, ctx) {
      const json = JSON.stringify(value);
      if (ctx.options.doubleQuotedAsJSON)
        return json;
      const { implicitKey } = ctx;
      const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      let str = "";
      let start = 0;
      for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
          str += json.slice(start, i) + "\\ ";
          i += 1;
          start = i;
          ch = "\\";
        }
        if (ch === "\\")
          switch (json[i + 1]) {
            case "u":
              {
                str += json.slice(start, i);
                const code2 = json.substr(i + 2, 4);
                switch (code2) {
                  case "0000":
                    str += "\\0";
                    break;
                  case "0007":
                    str += "\\a";
                    break;
                  case "000b":
                    str += "\\v";
                    break;
                  case "001b":
                    str += "\\e";
                    break;
                  case "0085":
                    str += "\\N";
                    break;
                  case "00a0":
                    str += "\\_";
                    break;
                  case "2028":
                    str += "\\L";
                    break;
                  case "2029":
                    str += "\\P";
                    break;
                  default:
                    if (code2.substr(0, 2) === "00")
                      str += "\\x" + code2.substr(2);
                    else
                      str += json.substr(i, 6);
                }
                i += 5;
                start = i + 1;
              }
              break;
            case "n":
              if (implicitKey || json[i + 2] === '"' || json.length < minMultiLineLength) {
                i += 1;
              } else {
                str += json.slice(start, i) + "\n\n";
                while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== '"') {
                  str += "\n";
                  i += 2;
                }
                str += indent;
                if (json[i + 2] === " ")
                  str += "\\";
                i += 1;
                start = i + 1;
              }
              break;
            default:
              i += 1;
          }
      }
      str = start ? str + json.slice(start) : json;
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
    }
    function singleQuotedString(value, ctx) {
      if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value))
        return doubleQuotedString(value, ctx);
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
      return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function quotedString(value, ctx) {
      const { singleQuote } = ctx.options;
      let qs;
      if (singleQuote === false)
        qs = doubleQuotedString;
      else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
          qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
          qs = doubleQuotedString;
        else
          qs = singleQuote ? singleQuotedString : doubleQuotedString;
      }
      return qs(value, ctx);
    }
    var blockEndNewlines;
    try {
      blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
    } catch {
      blockEndNewlines = /\n+(?!\n|$)/g;
    }
    function blockString({ comment: comment3, type, value }, ctx, onComment, onChompKeep) {
      const { blockQuote, commentString, lineWidth } = ctx.options;
      if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
      }
      const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
      const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
      if (!value)
        return literal ? "|\n" : ">\n";
      let chomp;
      let endStart;
      for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== "\n" && ch !== "	" && ch !== " ")
          break;
      }
      let end2 = value.substring(endStart);
      const endNlPos = end2.indexOf("\n");
      if (endNlPos === -1) {
        chomp = "-";
      } else if (value === end2 || endNlPos !== end2.length - 1) {
        chomp = "+";
        if (onChompKeep)
          onChompKeep();
      } else {
        chomp = "";
      }
      if (end2) {
        value = value.slice(0, -end2.length);
        if (end2[end2.length - 1] === "\n")
          end2 = end2.slice(0, -1);
        end2 = end2.replace(blockEndNewlines, `$&${indent}`);
      }
      let startWithSpace = false;
      let startEnd;
      let startNlPos = -1;
      for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === " ")
          startWithSpace = true;
        else if (ch === "\n")
          startNlPos = startEnd;
        else
          break;
      }
      let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
      if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
      }
      const indentSize = indent ? "2" : "1";
      let header2 = (startWithSpace ? indentSize : "") + chomp;
      if (comment3) {
        header2 += " " + commentString(comment3.replace(/ ?[\r\n]+/g, " "));
        if (onComment)
          onComment();
      }
      if (!literal) {
        const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) {
          foldOptions.onOverflow = () => {
            literalFallback = true;
          };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end2}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
          return `>${header2}
${indent}${body}`;
      }
      value = value.replace(/\n+/g, `$&${indent}`);
      return `|${header2}
${indent}${start}${value}${end2}`;
    }
    function plainString(item2, ctx, onComment, onChompKeep) {
      const { type, value } = item2;
      const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
      if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) {
        return quotedString(value, ctx);
      }
      if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item2, ctx, onComment, onChompKeep);
      }
      if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) {
        return blockString(item2, ctx, onComment, onChompKeep);
      }
      if (containsDocumentMarker(value)) {
        if (indent === "") {
          ctx.forceBlockIndent = true;
          return blockString(item2, ctx, onComment, onChompKeep);
        } else if (implicitKey && indent === indentStep) {
          return quotedString(value, ctx);
        }
      }
      const str = value.replace(/\n+/g, `$&
${indent}`);
      if (actualString) {
        const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
          return quotedString(value, ctx);
      }
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function stringifyString(item2, ctx, onComment, onChompKeep) {
      const { implicitKey, inFlow } = ctx;
      const ss = typeof item2.value === "string" ? item2 : Object.assign({}, item2, { value: String(item2.value) });
      let { type } = item2;
      if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
          type = Scalar.Scalar.QUOTE_DOUBLE;
      }
      const _stringify = (_type) => {
        switch (_type) {
          case Scalar.Scalar.BLOCK_FOLDED:
          case Scalar.Scalar.BLOCK_LITERAL:
            return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
          case Scalar.Scalar.QUOTE_DOUBLE:
            return doubleQuotedString(ss.value, ctx);
          case Scalar.Scalar.QUOTE_SINGLE:
            return singleQuotedString(ss.value, ctx);
          case Scalar.Scalar.PLAIN:
            return plainString(ss, ctx, onComment, onChompKeep);
          default:
            return null;
        }
      };
      let res = _stringify(type);
      if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = implicitKey && defaultKeyType || defaultStringType;
        res = _stringify(t);
        if (res === null)
          throw new Error(`Unsupported default string type ${t}`);
      }
      return res;
    }
    exports.stringifyString = stringifyString;
  }
});

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = __commonJS({
  "node_modules/yaml/dist/stringify/stringify.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var identity = require_identity();
    var stringifyComment = require_stringifyComment();
    var stringifyString = require_stringifyString();
    function createStringifyContext(doc, options) {
      const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: "PLAIN",
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: "false",
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: "null",
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: "true",
        verifyAliasOrder: true
      }, doc.schema.toStringOptions, options);
      let inFlow;
      switch (opt.collectionStyle) {
        case "block":
          inFlow = false;
          break;
        case "flow":
          inFlow = true;
          break;
        default:
          inFlow = null;
      }
      return {
        anchors: /* @__PURE__ */ new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
        indent: "",
        indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
        inFlow,
        options: opt
      };
    }
    function getTagObject(tags, item2) {
      if (item2.tag) {
        const match = tags.filter((t) => t.tag === item2.tag);
        if (match.length > 0)
          return match.find((t) => t.format === item2.format) ?? match[0];
      }
      let tagObj = void 0;
      let obj;
      if (identity.isScalar(item2)) {
        obj = item2.value;
        let match = tags.filter((t) => t.identify?.(obj));
        if (match.length > 1) {
          const testMatch = match.filter((t) => t.test);
          if (testMatch.length > 0)
            match = testMatch;
        }
        tagObj = match.find((t) => t.format === item2.format) ?? match.find((t) => !t.format);
      } else {
        obj = item2;
        tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
      }
      if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
      }
      return tagObj;
    }
    function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
      if (!doc.directives)
        return "";
      const props = [];
      const anchor2 = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
      if (anchor2 && anchors.anchorIsValid(anchor2)) {
        anchors$1.add(anchor2);
        props.push(`&${anchor2}`);
      }
      const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
      if (tag)
        props.push(doc.directives.tagString(tag));
      return props.join(" ");
    }
    function stringify(item2, ctx, onComment, onChompKeep) {
      if (identity.isPair(item2))
        return item2.toString(ctx, onComment, onChompKeep);
      if (identity.isAlias(item2)) {
        if (ctx.doc.directives)
          return item2.toString(ctx);
        if (ctx.resolvedAliases?.has(item2)) {
          throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        } else {
          if (ctx.resolvedAliases)
            ctx.resolvedAliases.add(item2);
          else
            ctx.resolvedAliases = /* @__PURE__ */ new Set([item2]);
          item2 = item2.resolve(ctx.doc);
        }
      }
      let tagObj = void 0;
      const node = identity.isNode(item2) ? item2 : ctx.doc.createNode(item2, { onTagObj: (o) => tagObj = o });
      tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
      const props = stringifyProps(node, tagObj, ctx);
      if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
      const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
      if (!props)
        return str;
      return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
    }
    exports.createStringifyContext = createStringifyContext;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyPair.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyPair({ key: key3, value }, ctx, onComment, onChompKeep) {
      const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
      let keyComment = identity.isNode(key3) && key3.comment || null;
      if (simpleKeys) {
        if (keyComment) {
          throw new Error("With simple keys, key nodes cannot have comments");
        }
        if (identity.isCollection(key3) || !identity.isNode(key3) && typeof key3 === "object") {
          const msg = "With simple keys, collection cannot be used as a key value";
          throw new Error(msg);
        }
      }
      let explicitKey = !simpleKeys && (!key3 || keyComment && value == null && !ctx.inFlow || identity.isCollection(key3) || (identity.isScalar(key3) ? key3.type === Scalar.Scalar.BLOCK_FOLDED || key3.type === Scalar.Scalar.BLOCK_LITERAL : typeof key3 === "object"));
      ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
      });
      let keyCommentDone = false;
      let chompKeep = false;
      let str = stringify.stringify(key3, ctx, () => keyCommentDone = true, () => chompKeep = true);
      if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
          throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
        explicitKey = true;
      }
      if (ctx.inFlow) {
        if (allNullValues || value == null) {
          if (keyCommentDone && onComment)
            onComment();
          return str === "" ? "?" : explicitKey ? `? ${str}` : str;
        }
      } else if (allNullValues && !simpleKeys || value == null && explicitKey) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        } else if (chompKeep && onChompKeep)
          onChompKeep();
        return str;
      }
      if (keyCommentDone)
        keyComment = null;
      if (explicitKey) {
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}
${indent}:`;
      } else {
        str = `${str}:`;
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
      }
      let vsb, vcb, valueComment;
      if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
      } else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === "object")
          value = doc.createNode(value);
      }
      ctx.implicitKey = false;
      if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
      chompKeep = false;
      if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) {
        ctx.indent = ctx.indent.substring(2);
      }
      let valueCommentDone = false;
      const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
      let ws = " ";
      if (keyComment || vsb || vcb) {
        ws = vsb ? "\n" : "";
        if (vcb) {
          const cs = commentString(vcb);
          ws += `
${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === "" && !ctx.inFlow) {
          if (ws === "\n" && valueComment)
            ws = "\n\n";
        } else {
          ws += `
${ctx.indent}`;
        }
      } else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf("\n");
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
          let hasPropsLine = false;
          if (hasNewline && (vs0 === "&" || vs0 === "!")) {
            let sp0 = valueStr.indexOf(" ");
            if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
              sp0 = valueStr.indexOf(" ", sp0 + 1);
            }
            if (sp0 === -1 || nl0 < sp0)
              hasPropsLine = true;
          }
          if (!hasPropsLine)
            ws = `
${ctx.indent}`;
        }
      } else if (valueStr === "" || valueStr[0] === "\n") {
        ws = "";
      }
      str += ws + valueStr;
      if (ctx.inFlow) {
        if (valueCommentDone && onComment)
          onComment();
      } else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
      } else if (chompKeep && onChompKeep) {
        onChompKeep();
      }
      return str;
    }
    exports.stringifyPair = stringifyPair;
  }
});

// node_modules/yaml/dist/log.js
var require_log = __commonJS({
  "node_modules/yaml/dist/log.js"(exports) {
    "use strict";
    var node_process = __require("process");
    function debug(logLevel, ...messages) {
      if (logLevel === "debug")
        console.log(...messages);
    }
    function warn(logLevel, warning) {
      if (logLevel === "debug" || logLevel === "warn") {
        if (typeof node_process.emitWarning === "function")
          node_process.emitWarning(warning);
        else
          console.warn(warning);
      }
    }
    exports.debug = debug;
    exports.warn = warn;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/merge.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var MERGE_KEY = "<<";
    var merge2 = {
      identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
      default: "key",
      tag: "tag:yaml.org,2002:merge",
      test: /^<<$/,
      resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
      }),
      stringify: () => MERGE_KEY
    };
    var isMergeKey2 = (ctx, key3) => (merge2.identify(key3) || identity.isScalar(key3) && (!key3.type || key3.type === Scalar.Scalar.PLAIN) && merge2.identify(key3.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge2.tag && tag.default);
    function addMergeToJSMap(ctx, map, value) {
      const source2 = resolveAliasValue(ctx, value);
      if (identity.isSeq(source2))
        for (const it of source2.items)
          mergeValue(ctx, map, it);
      else if (Array.isArray(source2))
        for (const it of source2)
          mergeValue(ctx, map, it);
      else
        mergeValue(ctx, map, source2);
    }
    function mergeValue(ctx, map, value) {
      const source2 = resolveAliasValue(ctx, value);
      if (!identity.isMap(source2))
        throw new Error("Merge sources must be maps or map aliases");
      const srcMap = source2.toJSON(null, ctx, Map);
      for (const [key3, value2] of srcMap) {
        if (map instanceof Map) {
          if (!map.has(key3))
            map.set(key3, value2);
        } else if (map instanceof Set) {
          map.add(key3);
        } else if (!Object.prototype.hasOwnProperty.call(map, key3)) {
          Object.defineProperty(map, key3, {
            value: value2,
            writable: true,
            enumerable: true,
            configurable: true
          });
        }
      }
      return map;
    }
    function resolveAliasValue(ctx, value) {
      return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
    }
    exports.addMergeToJSMap = addMergeToJSMap;
    exports.isMergeKey = isMergeKey2;
    exports.merge = merge2;
  }
});

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = __commonJS({
  "node_modules/yaml/dist/nodes/addPairToJSMap.js"(exports) {
    "use strict";
    var log = require_log();
    var merge2 = require_merge();
    var stringify = require_stringify();
    var identity = require_identity();
    var toJS = require_toJS();
    function addPairToJSMap(ctx, map, { key: key3, value }) {
      if (identity.isNode(key3) && key3.addToJSMap)
        key3.addToJSMap(ctx, map, value);
      else if (merge2.isMergeKey(ctx, key3))
        merge2.addMergeToJSMap(ctx, map, value);
      else {
        const jsKey = toJS.toJS(key3, "", ctx);
        if (map instanceof Map) {
          map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        } else if (map instanceof Set) {
          map.add(jsKey);
        } else {
          const stringKey = stringifyKey(key3, jsKey, ctx);
          const jsValue = toJS.toJS(value, stringKey, ctx);
          if (stringKey in map)
            Object.defineProperty(map, stringKey, {
              value: jsValue,
              writable: true,
              enumerable: true,
              configurable: true
            });
          else
            map[stringKey] = jsValue;
        }
      }
      return map;
    }
    function stringifyKey(key3, jsKey, ctx) {
      if (jsKey === null)
        return "";
      if (typeof jsKey !== "object")
        return String(jsKey);
      if (identity.isNode(key3) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = /* @__PURE__ */ new Set();
        for (const node of ctx.anchors.keys())
          strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key3.toString(strCtx);
        if (!ctx.mapKeyWarned) {
          let jsonStr = JSON.stringify(strKey);
          if (jsonStr.length > 40)
            jsonStr = jsonStr.substring(0, 36) + '..."';
          log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
          ctx.mapKeyWarned = true;
        }
        return strKey;
      }
      return JSON.stringify(jsKey);
    }
    exports.addPairToJSMap = addPairToJSMap;
  }
});

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = __commonJS({
  "node_modules/yaml/dist/nodes/Pair.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyPair = require_stringifyPair();
    var addPairToJSMap = require_addPairToJSMap();
    var identity = require_identity();
    function createPair(key3, value, ctx) {
      const k = createNode.createNode(key3, void 0, ctx);
      const v = createNode.createNode(value, void 0, ctx);
      return new Pair(k, v);
    }
    var Pair = class _Pair {
      constructor(key3, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key3;
        this.value = value;
      }
      clone(schema2) {
        let { key: key3, value } = this;
        if (identity.isNode(key3))
          key3 = key3.clone(schema2);
        if (identity.isNode(value))
          value = value.clone(schema2);
        return new _Pair(key3, value);
      }
      toJSON(_, ctx) {
        const pair2 = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair2, this);
      }
      toString(ctx, onComment, onChompKeep) {
        return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
      }
    };
    exports.Pair = Pair;
    exports.createPair = createPair;
  }
});

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyCollection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyCollection(collection, ctx, options) {
      const flow = ctx.inFlow ?? collection.flow;
      const stringify2 = flow ? stringifyFlowCollection : stringifyBlockCollection;
      return stringify2(collection, ctx, options);
    }
    function stringifyBlockCollection({ comment: comment3, items: items2 }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
      const { indent, options: { commentString } } = ctx;
      const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
      let chompKeep = false;
      const lines2 = [];
      for (let i = 0; i < items2.length; ++i) {
        const item2 = items2[i];
        let comment4 = null;
        if (identity.isNode(item2)) {
          if (!chompKeep && item2.spaceBefore)
            lines2.push("");
          addCommentBefore(ctx, lines2, item2.commentBefore, chompKeep);
          if (item2.comment)
            comment4 = item2.comment;
        } else if (identity.isPair(item2)) {
          const ik = identity.isNode(item2.key) ? item2.key : null;
          if (ik) {
            if (!chompKeep && ik.spaceBefore)
              lines2.push("");
            addCommentBefore(ctx, lines2, ik.commentBefore, chompKeep);
          }
        }
        chompKeep = false;
        let str2 = stringify.stringify(item2, itemCtx, () => comment4 = null, () => chompKeep = true);
        if (comment4)
          str2 += stringifyComment.lineComment(str2, itemIndent, commentString(comment4));
        if (chompKeep && comment4)
          chompKeep = false;
        lines2.push(blockItemPrefix + str2);
      }
      let str;
      if (lines2.length === 0) {
        str = flowChars.start + flowChars.end;
      } else {
        str = lines2[0];
        for (let i = 1; i < lines2.length; ++i) {
          const line2 = lines2[i];
          str += line2 ? `
${indent}${line2}` : "\n";
        }
      }
      if (comment3) {
        str += "\n" + stringifyComment.indentComment(commentString(comment3), indent);
        if (onComment)
          onComment();
      } else if (chompKeep && onChompKeep)
        onChompKeep();
      return str;
    }
    function stringifyFlowCollection({ items: items2 }, ctx, { flowChars, itemIndent }) {
      const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
      itemIndent += indentStep;
      const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
      });
      let reqNewline = false;
      let linesAtValue = 0;
      const lines2 = [];
      for (let i = 0; i < items2.length; ++i) {
        const item2 = items2[i];
        let comment3 = null;
        if (identity.isNode(item2)) {
          if (item2.spaceBefore)
            lines2.push("");
          addCommentBefore(ctx, lines2, item2.commentBefore, false);
          if (item2.comment)
            comment3 = item2.comment;
        } else if (identity.isPair(item2)) {
          const ik = identity.isNode(item2.key) ? item2.key : null;
          if (ik) {
            if (ik.spaceBefore)
              lines2.push("");
            addCommentBefore(ctx, lines2, ik.commentBefore, false);
            if (ik.comment)
              reqNewline = true;
          }
          const iv = identity.isNode(item2.value) ? item2.value : null;
          if (iv) {
            if (iv.comment)
              comment3 = iv.comment;
            if (iv.commentBefore)
              reqNewline = true;
          } else if (item2.value == null && ik?.comment) {
            comment3 = ik.comment;
          }
        }
        if (comment3)
          reqNewline = true;
        let str = stringify.stringify(item2, itemCtx, () => comment3 = null);
        reqNewline || (reqNewline = lines2.length > linesAtValue || str.includes("\n"));
        if (i < items2.length - 1) {
          str += ",";
        } else if (ctx.options.trailingComma) {
          if (ctx.options.lineWidth > 0) {
            reqNewline || (reqNewline = lines2.reduce((sum, line2) => sum + line2.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
          }
          if (reqNewline) {
            str += ",";
          }
        }
        if (comment3)
          str += stringifyComment.lineComment(str, itemIndent, commentString(comment3));
        lines2.push(str);
        linesAtValue = lines2.length;
      }
      const { start, end: end2 } = flowChars;
      if (lines2.length === 0) {
        return start + end2;
      } else {
        if (!reqNewline) {
          const len = lines2.reduce((sum, line2) => sum + line2.length + 2, 2);
          reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
          let str = start;
          for (const line2 of lines2)
            str += line2 ? `
${indentStep}${indent}${line2}` : "\n";
          return `${str}
${indent}${end2}`;
        } else {
          return `${start}${fcPadding}${lines2.join(" ")}${fcPadding}${end2}`;
        }
      }
    }
    function addCommentBefore({ indent, options: { commentString } }, lines2, comment3, chompKeep) {
      if (comment3 && chompKeep)
        comment3 = comment3.replace(/^\n+/, "");
      if (comment3) {
        const ic = stringifyComment.indentComment(commentString(comment3), indent);
        lines2.push(ic.trimStart());
      }
    }
    exports.stringifyCollection = stringifyCollection;
  }
});

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLMap.js"(exports) {
    "use strict";
    var stringifyCollection = require_stringifyCollection();
    var addPairToJSMap = require_addPairToJSMap();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    function findPair(items2, key3) {
      const k = identity.isScalar(key3) ? key3.value : key3;
      for (const it of items2) {
        if (identity.isPair(it)) {
          if (it.key === key3 || it.key === k)
            return it;
          if (identity.isScalar(it.key) && it.key.value === k)
            return it;
        }
      }
      return void 0;
    }
    var YAMLMap = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:map";
      }
      constructor(schema2) {
        super(identity.MAP, schema2);
        this.items = [];
      }
      /**
       * A generic collection parsing method that can be extended
       * to other node classes that inherit from YAMLMap
       */
      static from(schema2, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema2);
        const add2 = (key3, value) => {
          if (typeof replacer === "function")
            value = replacer.call(obj, key3, value);
          else if (Array.isArray(replacer) && !replacer.includes(key3))
            return;
          if (value !== void 0 || keepUndefined)
            map.items.push(Pair.createPair(key3, value, ctx));
        };
        if (obj instanceof Map) {
          for (const [key3, value] of obj)
            add2(key3, value);
        } else if (obj && typeof obj === "object") {
          for (const key3 of Object.keys(obj))
            add2(key3, obj[key3]);
        }
        if (typeof schema2.sortMapEntries === "function") {
          map.items.sort(schema2.sortMapEntries);
        }
        return map;
      }
      /**
       * Adds a value to the collection.
       *
       * @param overwrite - If not set `true`, using a key that is already in the
       *   collection will throw. Otherwise, overwrites the previous value.
       */
      add(pair2, overwrite) {
        let _pair;
        if (identity.isPair(pair2))
          _pair = pair2;
        else if (!pair2 || typeof pair2 !== "object" || !("key" in pair2)) {
          _pair = new Pair.Pair(pair2, pair2?.value);
        } else
          _pair = new Pair.Pair(pair2.key, pair2.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
          if (!overwrite)
            throw new Error(`Key ${_pair.key} already set`);
          if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
            prev.value.value = _pair.value;
          else
            prev.value = _pair.value;
        } else if (sortEntries) {
          const i = this.items.findIndex((item2) => sortEntries(_pair, item2) < 0);
          if (i === -1)
            this.items.push(_pair);
          else
            this.items.splice(i, 0, _pair);
        } else {
          this.items.push(_pair);
        }
      }
      delete(key3) {
        const it = findPair(this.items, key3);
        if (!it)
          return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
      }
      get(key3, keepScalar) {
        const it = findPair(this.items, key3);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
      }
      has(key3) {
        return !!findPair(this.items, key3);
      }
      set(key3, value) {
        this.add(new Pair.Pair(key3, value), true);
      }
      /**
       * @param ctx - Conversion context, originally set in Document#toJS()
       * @param {Class} Type - If set, forces the returned collection type
       * @returns Instance of Type, Map, or Object
       */
      toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const item2 of this.items)
          addPairToJSMap.addPairToJSMap(ctx, map, item2);
        return map;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        for (const item2 of this.items) {
          if (!identity.isPair(item2))
            throw new Error(`Map items must all be pairs; found ${JSON.stringify(item2)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
          ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "",
          flowChars: { start: "{", end: "}" },
          itemIndent: ctx.indent || "",
          onChompKeep,
          onComment
        });
      }
    };
    exports.YAMLMap = YAMLMap;
    exports.findPair = findPair;
  }
});

// node_modules/yaml/dist/schema/common/map.js
var require_map = __commonJS({
  "node_modules/yaml/dist/schema/common/map.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLMap = require_YAMLMap();
    var map = {
      collection: "map",
      default: true,
      nodeClass: YAMLMap.YAMLMap,
      tag: "tag:yaml.org,2002:map",
      resolve(map2, onError) {
        if (!identity.isMap(map2))
          onError("Expected a mapping for this tag");
        return map2;
      },
      createNode: (schema2, obj, ctx) => YAMLMap.YAMLMap.from(schema2, obj, ctx)
    };
    exports.map = map;
  }
});

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLSeq.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyCollection = require_stringifyCollection();
    var Collection = require_Collection();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var toJS = require_toJS();
    var YAMLSeq = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:seq";
      }
      constructor(schema2) {
        super(identity.SEQ, schema2);
        this.items = [];
      }
      add(value) {
        this.items.push(value);
      }
      /**
       * Removes a value from the collection.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       *
       * @returns `true` if the item was found and removed.
       */
      delete(key3) {
        const idx = asItemIndex(key3);
        if (typeof idx !== "number")
          return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
      }
      get(key3, keepScalar) {
        const idx = asItemIndex(key3);
        if (typeof idx !== "number")
          return void 0;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       */
      has(key3) {
        const idx = asItemIndex(key3);
        return typeof idx === "number" && idx < this.items.length;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *
       * If `key` does not contain a representation of an integer, this will throw.
       * It may be wrapped in a `Scalar`.
       */
      set(key3, value) {
        const idx = asItemIndex(key3);
        if (typeof idx !== "number")
          throw new Error(`Expected a valid index, not ${key3}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
          prev.value = value;
        else
          this.items[idx] = value;
      }
      toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
          ctx.onCreate(seq);
        let i = 0;
        for (const item2 of this.items)
          seq.push(toJS.toJS(item2, String(i++), ctx));
        return seq;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "- ",
          flowChars: { start: "[", end: "]" },
          itemIndent: (ctx.indent || "") + "  ",
          onChompKeep,
          onComment
        });
      }
      static from(schema2, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema2);
        if (obj && Symbol.iterator in Object(obj)) {
          let i = 0;
          for (let it of obj) {
            if (typeof replacer === "function") {
              const key3 = obj instanceof Set ? it : String(i++);
              it = replacer.call(obj, key3, it);
            }
            seq.items.push(createNode.createNode(it, void 0, ctx));
          }
        }
        return seq;
      }
    };
    function asItemIndex(key3) {
      let idx = identity.isScalar(key3) ? key3.value : key3;
      if (idx && typeof idx === "string")
        idx = Number(idx);
      return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
    }
    exports.YAMLSeq = YAMLSeq;
  }
});

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = __commonJS({
  "node_modules/yaml/dist/schema/common/seq.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLSeq = require_YAMLSeq();
    var seq = {
      collection: "seq",
      default: true,
      nodeClass: YAMLSeq.YAMLSeq,
      tag: "tag:yaml.org,2002:seq",
      resolve(seq2, onError) {
        if (!identity.isSeq(seq2))
          onError("Expected a sequence for this tag");
        return seq2;
      },
      createNode: (schema2, obj, ctx) => YAMLSeq.YAMLSeq.from(schema2, obj, ctx)
    };
    exports.seq = seq;
  }
});

// node_modules/yaml/dist/schema/common/string.js
var require_string = __commonJS({
  "node_modules/yaml/dist/schema/common/string.js"(exports) {
    "use strict";
    var stringifyString = require_stringifyString();
    var string = {
      identify: (value) => typeof value === "string",
      default: true,
      tag: "tag:yaml.org,2002:str",
      resolve: (str) => str,
      stringify(item2, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item2, ctx, onComment, onChompKeep);
      }
    };
    exports.string = string;
  }
});

// node_modules/yaml/dist/schema/common/null.js
var require_null = __commonJS({
  "node_modules/yaml/dist/schema/common/null.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var nullTag = {
      identify: (value) => value == null,
      createNode: () => new Scalar.Scalar(null),
      default: true,
      tag: "tag:yaml.org,2002:null",
      test: /^(?:~|[Nn]ull|NULL)?$/,
      resolve: () => new Scalar.Scalar(null),
      stringify: ({ source: source2 }, ctx) => typeof source2 === "string" && nullTag.test.test(source2) ? source2 : ctx.options.nullStr
    };
    exports.nullTag = nullTag;
  }
});

// node_modules/yaml/dist/schema/core/bool.js
var require_bool = __commonJS({
  "node_modules/yaml/dist/schema/core/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var boolTag = {
      identify: (value) => typeof value === "boolean",
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
      resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
      stringify({ source: source2, value }, ctx) {
        if (source2 && boolTag.test.test(source2)) {
          const sv = source2[0] === "t" || source2[0] === "T";
          if (value === sv)
            return source2;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
      }
    };
    exports.boolTag = boolTag;
  }
});

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyNumber.js"(exports) {
    "use strict";
    function stringifyNumber({ format: format2, minFractionDigits, tag, value }) {
      if (typeof value === "bigint")
        return String(value);
      const num = typeof value === "number" ? value : Number(value);
      if (!isFinite(num))
        return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
      let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
      if (!format2 && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
        let i = n.indexOf(".");
        if (i < 0) {
          i = n.length;
          n += ".";
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
          n += "0";
      }
      return n;
    }
    exports.stringifyNumber = stringifyNumber;
  }
});

// node_modules/yaml/dist/schema/core/float.js
var require_float = __commonJS({
  "node_modules/yaml/dist/schema/core/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf(".");
        if (dot !== -1 && str[str.length - 1] === "0")
          node.minFractionDigits = str.length - dot - 1;
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/core/int.js
var require_int = __commonJS({
  "node_modules/yaml/dist/schema/core/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
      return stringifyNumber.stringifyNumber(node);
    }
    var intOct = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^0o[0-7]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
      stringify: (node) => intStringify(node, 8, "0o")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^0x[0-9a-fA-F]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/core/schema.js
var require_schema = __commonJS({
  "node_modules/yaml/dist/schema/core/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema2 = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.boolTag,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float
    ];
    exports.schema = schema2;
  }
});

// node_modules/yaml/dist/schema/json/schema.js
var require_schema2 = __commonJS({
  "node_modules/yaml/dist/schema/json/schema.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var map = require_map();
    var seq = require_seq();
    function intIdentify(value) {
      return typeof value === "bigint" || Number.isInteger(value);
    }
    var stringifyJSON = ({ value }) => JSON.stringify(value);
    var jsonScalars = [
      {
        identify: (value) => typeof value === "string",
        default: true,
        tag: "tag:yaml.org,2002:str",
        resolve: (str) => str,
        stringify: stringifyJSON
      },
      {
        identify: (value) => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: "tag:yaml.org,2002:null",
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
      },
      {
        identify: (value) => typeof value === "boolean",
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^true$|^false$/,
        resolve: (str) => str === "true",
        stringify: stringifyJSON
      },
      {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
      },
      {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: (str) => parseFloat(str),
        stringify: stringifyJSON
      }
    ];
    var jsonError = {
      default: true,
      tag: "",
      test: /^/,
      resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
      }
    };
    var schema2 = [map.map, seq.seq].concat(jsonScalars, jsonError);
    exports.schema = schema2;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports) {
    "use strict";
    var node_buffer = __require("buffer");
    var Scalar = require_Scalar();
    var stringifyString = require_stringifyString();
    var binary2 = {
      identify: (value) => value instanceof Uint8Array,
      // Buffer inherits from Uint8Array
      default: false,
      tag: "tag:yaml.org,2002:binary",
      /**
       * Returns a Buffer in node and an Uint8Array in browsers
       *
       * To use the resulting buffer as an image, you'll want to do something like:
       *
       *   const blob = new Blob([buffer], { type: 'image/jpeg' })
       *   document.querySelector('#photo').src = URL.createObjectURL(blob)
       */
      resolve(src, onError) {
        if (typeof node_buffer.Buffer === "function") {
          return node_buffer.Buffer.from(src, "base64");
        } else if (typeof atob === "function") {
          const str = atob(src.replace(/[\n\r]/g, ""));
          const buffer = new Uint8Array(str.length);
          for (let i = 0; i < str.length; ++i)
            buffer[i] = str.charCodeAt(i);
          return buffer;
        } else {
          onError("This environment does not support reading binary tags; either Buffer or atob is required");
          return src;
        }
      },
      stringify({ comment: comment3, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
          return "";
        const buf = value;
        let str;
        if (typeof node_buffer.Buffer === "function") {
          str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
        } else if (typeof btoa === "function") {
          let s = "";
          for (let i = 0; i < buf.length; ++i)
            s += String.fromCharCode(buf[i]);
          str = btoa(s);
        } else {
          throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
          const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
          const n = Math.ceil(str.length / lineWidth);
          const lines2 = new Array(n);
          for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
            lines2[i] = str.substr(o, lineWidth);
          }
          str = lines2.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
        }
        return stringifyString.stringifyString({ comment: comment3, type, value: str }, ctx, onComment, onChompKeep);
      }
    };
    exports.binary = binary2;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/pairs.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLSeq = require_YAMLSeq();
    function resolvePairs(seq, onError) {
      if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
          let item2 = seq.items[i];
          if (identity.isPair(item2))
            continue;
          else if (identity.isMap(item2)) {
            if (item2.items.length > 1)
              onError("Each pair must have its own sequence indicator");
            const pair2 = item2.items[0] || new Pair.Pair(new Scalar.Scalar(null));
            if (item2.commentBefore)
              pair2.key.commentBefore = pair2.key.commentBefore ? `${item2.commentBefore}
${pair2.key.commentBefore}` : item2.commentBefore;
            if (item2.comment) {
              const cn = pair2.value ?? pair2.key;
              cn.comment = cn.comment ? `${item2.comment}
${cn.comment}` : item2.comment;
            }
            item2 = pair2;
          }
          seq.items[i] = identity.isPair(item2) ? item2 : new Pair.Pair(item2);
        }
      } else
        onError("Expected a sequence for this tag");
      return seq;
    }
    function createPairs(schema2, iterable, ctx) {
      const { replacer } = ctx;
      const pairs2 = new YAMLSeq.YAMLSeq(schema2);
      pairs2.tag = "tag:yaml.org,2002:pairs";
      let i = 0;
      if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
          if (typeof replacer === "function")
            it = replacer.call(iterable, String(i++), it);
          let key3, value;
          if (Array.isArray(it)) {
            if (it.length === 2) {
              key3 = it[0];
              value = it[1];
            } else
              throw new TypeError(`Expected [key, value] tuple: ${it}`);
          } else if (it && it instanceof Object) {
            const keys = Object.keys(it);
            if (keys.length === 1) {
              key3 = keys[0];
              value = it[key3];
            } else {
              throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
            }
          } else {
            key3 = it;
          }
          pairs2.items.push(Pair.createPair(key3, value, ctx));
        }
      return pairs2;
    }
    var pairs = {
      collection: "seq",
      default: false,
      tag: "tag:yaml.org,2002:pairs",
      resolve: resolvePairs,
      createNode: createPairs
    };
    exports.createPairs = createPairs;
    exports.pairs = pairs;
    exports.resolvePairs = resolvePairs;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/omap.js"(exports) {
    "use strict";
    var identity = require_identity();
    var toJS = require_toJS();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var pairs = require_pairs();
    var YAMLOMap = class _YAMLOMap extends YAMLSeq.YAMLSeq {
      constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = _YAMLOMap.tag;
      }
      /**
       * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
       * but TypeScript won't allow widening the signature of a child method.
       */
      toJSON(_, ctx) {
        if (!ctx)
          return super.toJSON(_);
        const map = /* @__PURE__ */ new Map();
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const pair2 of this.items) {
          let key3, value;
          if (identity.isPair(pair2)) {
            key3 = toJS.toJS(pair2.key, "", ctx);
            value = toJS.toJS(pair2.value, key3, ctx);
          } else {
            key3 = toJS.toJS(pair2, "", ctx);
          }
          if (map.has(key3))
            throw new Error("Ordered maps must not include duplicate keys");
          map.set(key3, value);
        }
        return map;
      }
      static from(schema2, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema2, iterable, ctx);
        const omap2 = new this();
        omap2.items = pairs$1.items;
        return omap2;
      }
    };
    YAMLOMap.tag = "tag:yaml.org,2002:omap";
    var omap = {
      collection: "seq",
      identify: (value) => value instanceof Map,
      nodeClass: YAMLOMap,
      default: false,
      tag: "tag:yaml.org,2002:omap",
      resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key: key3 } of pairs$1.items) {
          if (identity.isScalar(key3)) {
            if (seenKeys.includes(key3.value)) {
              onError(`Ordered maps must not include duplicate keys: ${key3.value}`);
            } else {
              seenKeys.push(key3.value);
            }
          }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
      },
      createNode: (schema2, iterable, ctx) => YAMLOMap.from(schema2, iterable, ctx)
    };
    exports.YAMLOMap = YAMLOMap;
    exports.omap = omap;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function boolStringify({ value, source: source2 }, ctx) {
      const boolObj = value ? trueTag : falseTag;
      if (source2 && boolObj.test.test(source2))
        return source2;
      return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
    var trueTag = {
      identify: (value) => value === true,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
      resolve: () => new Scalar.Scalar(true),
      stringify: boolStringify
    };
    var falseTag = {
      identify: (value) => value === false,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
      resolve: () => new Scalar.Scalar(false),
      stringify: boolStringify
    };
    exports.falseTag = falseTag;
    exports.trueTag = trueTag;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str.replace(/_/g, "")),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
        const dot = str.indexOf(".");
        if (dot !== -1) {
          const f = str.substring(dot + 1).replace(/_/g, "");
          if (f[f.length - 1] === "0")
            node.minFractionDigits = f.length;
        }
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    function intResolve(str, offset, radix, { intAsBigInt }) {
      const sign = str[0];
      if (sign === "-" || sign === "+")
        offset += 1;
      str = str.substring(offset).replace(/_/g, "");
      if (intAsBigInt) {
        switch (radix) {
          case 2:
            str = `0b${str}`;
            break;
          case 8:
            str = `0o${str}`;
            break;
          case 16:
            str = `0x${str}`;
            break;
        }
        const n2 = BigInt(str);
        return sign === "-" ? BigInt(-1) * n2 : n2;
      }
      const n = parseInt(str, radix);
      return sign === "-" ? -1 * n : n;
    }
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
      }
      return stringifyNumber.stringifyNumber(node);
    }
    var intBin = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "BIN",
      test: /^[-+]?0b[0-1_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
      stringify: (node) => intStringify(node, 2, "0b")
    };
    var intOct = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^[-+]?0[0-7_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
      stringify: (node) => intStringify(node, 8, "0")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9][0-9_]*$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^[-+]?0x[0-9a-fA-F_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intBin = intBin;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSet = class _YAMLSet extends YAMLMap.YAMLMap {
      constructor(schema2) {
        super(schema2);
        this.tag = _YAMLSet.tag;
      }
      add(key3) {
        let pair2;
        if (identity.isPair(key3))
          pair2 = key3;
        else if (key3 && typeof key3 === "object" && "key" in key3 && "value" in key3 && key3.value === null)
          pair2 = new Pair.Pair(key3.key, null);
        else
          pair2 = new Pair.Pair(key3, null);
        const prev = YAMLMap.findPair(this.items, pair2.key);
        if (!prev)
          this.items.push(pair2);
      }
      /**
       * If `keepPair` is `true`, returns the Pair matching `key`.
       * Otherwise, returns the value of that Pair's key.
       */
      get(key3, keepPair) {
        const pair2 = YAMLMap.findPair(this.items, key3);
        return !keepPair && identity.isPair(pair2) ? identity.isScalar(pair2.key) ? pair2.key.value : pair2.key : pair2;
      }
      set(key3, value) {
        if (typeof value !== "boolean")
          throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key3);
        if (prev && !value) {
          this.items.splice(this.items.indexOf(prev), 1);
        } else if (!prev && value) {
          this.items.push(new Pair.Pair(key3));
        }
      }
      toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        if (this.hasAllNullValues(true))
          return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
          throw new Error("Set items must all have null values");
      }
      static from(schema2, iterable, ctx) {
        const { replacer } = ctx;
        const set2 = new this(schema2);
        if (iterable && Symbol.iterator in Object(iterable))
          for (let value of iterable) {
            if (typeof replacer === "function")
              value = replacer.call(iterable, value, value);
            set2.items.push(Pair.createPair(value, null, ctx));
          }
        return set2;
      }
    };
    YAMLSet.tag = "tag:yaml.org,2002:set";
    var set = {
      collection: "map",
      identify: (value) => value instanceof Set,
      nodeClass: YAMLSet,
      default: false,
      tag: "tag:yaml.org,2002:set",
      createNode: (schema2, iterable, ctx) => YAMLSet.from(schema2, iterable, ctx),
      resolve(map, onError) {
        if (identity.isMap(map)) {
          if (map.hasAllNullValues(true))
            return Object.assign(new YAMLSet(), map);
          else
            onError("Set items must all have null values");
        } else
          onError("Expected a mapping for this tag");
        return map;
      }
    };
    exports.YAMLSet = YAMLSet;
    exports.set = set;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/timestamp.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    function parseSexagesimal(str, asBigInt) {
      const sign = str[0];
      const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
      const num = (n) => asBigInt ? BigInt(n) : Number(n);
      const res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
      return sign === "-" ? num(-1) * res : res;
    }
    function stringifySexagesimal(node) {
      let { value } = node;
      let num = (n) => n;
      if (typeof value === "bigint")
        num = (n) => BigInt(n);
      else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
      let sign = "";
      if (value < 0) {
        sign = "-";
        value *= num(-1);
      }
      const _60 = num(60);
      const parts = [value % _60];
      if (value < 60) {
        parts.unshift(0);
      } else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60);
        if (value >= 60) {
          value = (value - parts[0]) / _60;
          parts.unshift(value);
        }
      }
      return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
    }
    var intTime = {
      identify: (value) => typeof value === "bigint" || Number.isInteger(value),
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
      resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
      stringify: stringifySexagesimal
    };
    var floatTime = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
      resolve: (str) => parseSexagesimal(str, false),
      stringify: stringifySexagesimal
    };
    var timestamp = {
      identify: (value) => value instanceof Date,
      default: true,
      tag: "tag:yaml.org,2002:timestamp",
      // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
      // may be omitted altogether, resulting in a date format. In such a case, the time part is
      // assumed to be 00:00:00Z (start of day, UTC).
      test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
      resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
          throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== "Z") {
          let d = parseSexagesimal(tz, false);
          if (Math.abs(d) < 30)
            d *= 60;
          date -= 6e4 * d;
        }
        return new Date(date);
      },
      stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
    };
    exports.floatTime = floatTime;
    exports.intTime = intTime;
    exports.timestamp = timestamp;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema3 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var binary2 = require_binary();
    var bool = require_bool2();
    var float = require_float2();
    var int = require_int2();
    var merge2 = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var set = require_set();
    var timestamp = require_timestamp();
    var schema2 = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.trueTag,
      bool.falseTag,
      int.intBin,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float,
      binary2.binary,
      merge2.merge,
      omap.omap,
      pairs.pairs,
      set.set,
      timestamp.intTime,
      timestamp.floatTime,
      timestamp.timestamp
    ];
    exports.schema = schema2;
  }
});

// node_modules/yaml/dist/schema/tags.js
var require_tags = __commonJS({
  "node_modules/yaml/dist/schema/tags.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema2 = require_schema();
    var schema$1 = require_schema2();
    var binary2 = require_binary();
    var merge2 = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var schema$2 = require_schema3();
    var set = require_set();
    var timestamp = require_timestamp();
    var schemas = /* @__PURE__ */ new Map([
      ["core", schema2.schema],
      ["failsafe", [map.map, seq.seq, string.string]],
      ["json", schema$1.schema],
      ["yaml11", schema$2.schema],
      ["yaml-1.1", schema$2.schema]
    ]);
    var tagsByName = {
      binary: binary2.binary,
      bool: bool.boolTag,
      float: float.float,
      floatExp: float.floatExp,
      floatNaN: float.floatNaN,
      floatTime: timestamp.floatTime,
      int: int.int,
      intHex: int.intHex,
      intOct: int.intOct,
      intTime: timestamp.intTime,
      map: map.map,
      merge: merge2.merge,
      null: _null.nullTag,
      omap: omap.omap,
      pairs: pairs.pairs,
      seq: seq.seq,
      set: set.set,
      timestamp: timestamp.timestamp
    };
    var coreKnownTags = {
      "tag:yaml.org,2002:binary": binary2.binary,
      "tag:yaml.org,2002:merge": merge2.merge,
      "tag:yaml.org,2002:omap": omap.omap,
      "tag:yaml.org,2002:pairs": pairs.pairs,
      "tag:yaml.org,2002:set": set.set,
      "tag:yaml.org,2002:timestamp": timestamp.timestamp
    };
    function getTags(customTags, schemaName, addMergeTag) {
      const schemaTags = schemas.get(schemaName);
      if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge2.merge) ? schemaTags.concat(merge2.merge) : schemaTags.slice();
      }
      let tags = schemaTags;
      if (!tags) {
        if (Array.isArray(customTags))
          tags = [];
        else {
          const keys = Array.from(schemas.keys()).filter((key3) => key3 !== "yaml11").map((key3) => JSON.stringify(key3)).join(", ");
          throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
      }
      if (Array.isArray(customTags)) {
        for (const tag of customTags)
          tags = tags.concat(tag);
      } else if (typeof customTags === "function") {
        tags = customTags(tags.slice());
      }
      if (addMergeTag)
        tags = tags.concat(merge2.merge);
      return tags.reduce((tags2, tag) => {
        const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
        if (!tagObj) {
          const tagName = JSON.stringify(tag);
          const keys = Object.keys(tagsByName).map((key3) => JSON.stringify(key3)).join(", ");
          throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags2.includes(tagObj))
          tags2.push(tagObj);
        return tags2;
      }, []);
    }
    exports.coreKnownTags = coreKnownTags;
    exports.getTags = getTags;
  }
});

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = __commonJS({
  "node_modules/yaml/dist/schema/Schema.js"(exports) {
    "use strict";
    var identity = require_identity();
    var map = require_map();
    var seq = require_seq();
    var string = require_string();
    var tags = require_tags();
    var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    var Schema2 = class _Schema {
      constructor({ compat, customTags, merge: merge2, resolveKnownTags, schema: schema2, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
        this.name = typeof schema2 === "string" && schema2 || "core";
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge2);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
      }
      clone() {
        const copy2 = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy2.tags = this.tags.slice();
        return copy2;
      }
    };
    exports.Schema = Schema2;
  }
});

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyDocument.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyDocument(doc, options) {
      const lines2 = [];
      let hasDirectives = options.directives === true;
      if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
          lines2.push(dir);
          hasDirectives = true;
        } else if (doc.directives.docStart)
          hasDirectives = true;
      }
      if (hasDirectives)
        lines2.push("---");
      const ctx = stringify.createStringifyContext(doc, options);
      const { commentString } = ctx.options;
      if (doc.commentBefore) {
        if (lines2.length !== 1)
          lines2.unshift("");
        const cs = commentString(doc.commentBefore);
        lines2.unshift(stringifyComment.indentComment(cs, ""));
      }
      let chompKeep = false;
      let contentComment = null;
      if (doc.contents) {
        if (identity.isNode(doc.contents)) {
          if (doc.contents.spaceBefore && hasDirectives)
            lines2.push("");
          if (doc.contents.commentBefore) {
            const cs = commentString(doc.contents.commentBefore);
            lines2.push(stringifyComment.indentComment(cs, ""));
          }
          ctx.forceBlockIndent = !!doc.comment;
          contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
        let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
        if (contentComment)
          body += stringifyComment.lineComment(body, "", commentString(contentComment));
        if ((body[0] === "|" || body[0] === ">") && lines2[lines2.length - 1] === "---") {
          lines2[lines2.length - 1] = `--- ${body}`;
        } else
          lines2.push(body);
      } else {
        lines2.push(stringify.stringify(doc.contents, ctx));
      }
      if (doc.directives?.docEnd) {
        if (doc.comment) {
          const cs = commentString(doc.comment);
          if (cs.includes("\n")) {
            lines2.push("...");
            lines2.push(stringifyComment.indentComment(cs, ""));
          } else {
            lines2.push(`... ${cs}`);
          }
        } else {
          lines2.push("...");
        }
      } else {
        let dc = doc.comment;
        if (dc && chompKeep)
          dc = dc.replace(/^\n+/, "");
        if (dc) {
          if ((!chompKeep || contentComment) && lines2[lines2.length - 1] !== "")
            lines2.push("");
          lines2.push(stringifyComment.indentComment(commentString(dc), ""));
        }
      }
      return lines2.join("\n") + "\n";
    }
    exports.stringifyDocument = stringifyDocument;
  }
});

// node_modules/yaml/dist/doc/Document.js
var require_Document = __commonJS({
  "node_modules/yaml/dist/doc/Document.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var toJS = require_toJS();
    var Schema2 = require_Schema();
    var stringifyDocument = require_stringifyDocument();
    var anchors = require_anchors();
    var applyReviver = require_applyReviver();
    var createNode = require_createNode();
    var directives = require_directives();
    var Document = class _Document {
      constructor(value, replacer, options) {
        this.commentBefore = null;
        this.comment = null;
        this.errors = [];
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === "function" || Array.isArray(replacer)) {
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const opt = Object.assign({
          intAsBigInt: false,
          keepSourceTokens: false,
          logLevel: "warn",
          prettyErrors: true,
          strict: true,
          stringKeys: false,
          uniqueKeys: true,
          version: "1.2"
        }, options);
        this.options = opt;
        let { version: version2 } = opt;
        if (options?._directives) {
          this.directives = options._directives.atDocument();
          if (this.directives.yaml.explicit)
            version2 = this.directives.yaml.version;
        } else
          this.directives = new directives.Directives({ version: version2 });
        this.setSchema(version2, options);
        this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
      }
      /**
       * Create a deep copy of this Document and its contents.
       *
       * Custom Node values that inherit from `Object` still refer to their original instances.
       */
      clone() {
        const copy2 = Object.create(_Document.prototype, {
          [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy2.commentBefore = this.commentBefore;
        copy2.comment = this.comment;
        copy2.errors = this.errors.slice();
        copy2.warnings = this.warnings.slice();
        copy2.options = Object.assign({}, this.options);
        if (this.directives)
          copy2.directives = this.directives.clone();
        copy2.schema = this.schema.clone();
        copy2.contents = identity.isNode(this.contents) ? this.contents.clone(copy2.schema) : this.contents;
        if (this.range)
          copy2.range = this.range.slice();
        return copy2;
      }
      /** Adds a value to the document. */
      add(value) {
        if (assertCollection(this.contents))
          this.contents.add(value);
      }
      /** Adds a value to the document. */
      addIn(path3, value) {
        if (assertCollection(this.contents))
          this.contents.addIn(path3, value);
      }
      /**
       * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
       *
       * If `node` already has an anchor, `name` is ignored.
       * Otherwise, the `node.anchor` value will be set to `name`,
       * or if an anchor with that name is already present in the document,
       * `name` will be used as a prefix for a new unique anchor.
       * If `name` is undefined, the generated anchor will use 'a' as a prefix.
       */
      createAlias(node, name) {
        if (!node.anchor) {
          const prev = anchors.anchorNames(this);
          node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
        }
        return new Alias.Alias(node.anchor);
      }
      createNode(value, replacer, options) {
        let _replacer = void 0;
        if (typeof replacer === "function") {
          value = replacer.call({ "": value }, "", value);
          _replacer = replacer;
        } else if (Array.isArray(replacer)) {
          const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
          const asStr = replacer.filter(keyToStr).map(String);
          if (asStr.length > 0)
            replacer = replacer.concat(asStr);
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(
          this,
          // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          anchorPrefix || "a"
        );
        const ctx = {
          aliasDuplicateObjects: aliasDuplicateObjects ?? true,
          keepUndefined: keepUndefined ?? false,
          onAnchor,
          onTagObj,
          replacer: _replacer,
          schema: this.schema,
          sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
          node.flow = true;
        setAnchors();
        return node;
      }
      /**
       * Convert a key and a value into a `Pair` using the current schema,
       * recursively wrapping all values as `Scalar` or `Collection` nodes.
       */
      createPair(key3, value, options = {}) {
        const k = this.createNode(key3, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      delete(key3) {
        return assertCollection(this.contents) ? this.contents.delete(key3) : false;
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path3) {
        if (Collection.isEmptyPath(path3)) {
          if (this.contents == null)
            return false;
          this.contents = null;
          return true;
        }
        return assertCollection(this.contents) ? this.contents.deleteIn(path3) : false;
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      get(key3, keepScalar) {
        return identity.isCollection(this.contents) ? this.contents.get(key3, keepScalar) : void 0;
      }
      /**
       * Returns item at `path`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path3, keepScalar) {
        if (Collection.isEmptyPath(path3))
          return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
        return identity.isCollection(this.contents) ? this.contents.getIn(path3, keepScalar) : void 0;
      }
      /**
       * Checks if the document includes a value with the key `key`.
       */
      has(key3) {
        return identity.isCollection(this.contents) ? this.contents.has(key3) : false;
      }
      /**
       * Checks if the document includes a value at `path`.
       */
      hasIn(path3) {
        if (Collection.isEmptyPath(path3))
          return this.contents !== void 0;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path3) : false;
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      set(key3, value) {
        if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, [key3], value);
        } else if (assertCollection(this.contents)) {
          this.contents.set(key3, value);
        }
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path3, value) {
        if (Collection.isEmptyPath(path3)) {
          this.contents = value;
        } else if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, Array.from(path3), value);
        } else if (assertCollection(this.contents)) {
          this.contents.setIn(path3, value);
        }
      }
      /**
       * Change the YAML version and schema used by the document.
       * A `null` version disables support for directives, explicit tags, anchors, and aliases.
       * It also requires the `schema` option to be given as a `Schema` instance value.
       *
       * Overrides all previously set schema options.
       */
      setSchema(version2, options = {}) {
        if (typeof version2 === "number")
          version2 = String(version2);
        let opt;
        switch (version2) {
          case "1.1":
            if (this.directives)
              this.directives.yaml.version = "1.1";
            else
              this.directives = new directives.Directives({ version: "1.1" });
            opt = { resolveKnownTags: false, schema: "yaml-1.1" };
            break;
          case "1.2":
          case "next":
            if (this.directives)
              this.directives.yaml.version = version2;
            else
              this.directives = new directives.Directives({ version: version2 });
            opt = { resolveKnownTags: true, schema: "core" };
            break;
          case null:
            if (this.directives)
              delete this.directives;
            opt = null;
            break;
          default: {
            const sv = JSON.stringify(version2);
            throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
          }
        }
        if (options.schema instanceof Object)
          this.schema = options.schema;
        else if (opt)
          this.schema = new Schema2.Schema(Object.assign(opt, options));
        else
          throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
      }
      // json & jsonArg are only used from toJSON()
      toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc: this,
          keep: !json,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
      /**
       * A JSON representation of the document `contents`.
       *
       * @param jsonArg Used by `JSON.stringify` to indicate the array index or
       *   property name.
       */
      toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
      }
      /** A YAML representation of the document. */
      toString(options = {}) {
        if (this.errors.length > 0)
          throw new Error("Document with errors cannot be stringified");
        if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
          const s = JSON.stringify(options.indent);
          throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
      }
    };
    function assertCollection(contents) {
      if (identity.isCollection(contents))
        return true;
      throw new Error("Expected a YAML collection as document contents");
    }
    exports.Document = Document;
  }
});

// node_modules/yaml/dist/errors.js
var require_errors = __commonJS({
  "node_modules/yaml/dist/errors.js"(exports) {
    "use strict";
    var YAMLError = class extends Error {
      constructor(name, pos, code2, message) {
        super();
        this.name = name;
        this.code = code2;
        this.message = message;
        this.pos = pos;
      }
    };
    var YAMLParseError = class extends YAMLError {
      constructor(pos, code2, message) {
        super("YAMLParseError", pos, code2, message);
      }
    };
    var YAMLWarning = class extends YAMLError {
      constructor(pos, code2, message) {
        super("YAMLWarning", pos, code2, message);
      }
    };
    var prettifyError = (src, lc) => (error) => {
      if (error.pos[0] === -1)
        return;
      error.linePos = error.pos.map((pos) => lc.linePos(pos));
      const { line: line2, col } = error.linePos[0];
      error.message += ` at line ${line2}, column ${col}`;
      let ci = col - 1;
      let lineStr = src.substring(lc.lineStarts[line2 - 1], lc.lineStarts[line2]).replace(/[\n\r]+$/, "");
      if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = "…" + lineStr.substring(trimStart);
        ci -= trimStart - 1;
      }
      if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + "…";
      if (line2 > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        let prev = src.substring(lc.lineStarts[line2 - 2], lc.lineStarts[line2 - 1]);
        if (prev.length > 80)
          prev = prev.substring(0, 79) + "…\n";
        lineStr = prev + lineStr;
      }
      if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end2 = error.linePos[1];
        if (end2?.line === line2 && end2.col > col) {
          count = Math.max(1, Math.min(end2.col - col, 80 - ci));
        }
        const pointer = " ".repeat(ci) + "^".repeat(count);
        error.message += `:

${lineStr}
${pointer}
`;
      }
    };
    exports.YAMLError = YAMLError;
    exports.YAMLParseError = YAMLParseError;
    exports.YAMLWarning = YAMLWarning;
    exports.prettifyError = prettifyError;
  }
});

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = __commonJS({
  "node_modules/yaml/dist/compose/resolve-props.js"(exports) {
    "use strict";
    function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
      let spaceBefore = false;
      let atNewline = startOnNewline;
      let hasSpace = startOnNewline;
      let comment3 = "";
      let commentSep = "";
      let hasNewline = false;
      let reqSpace = false;
      let tab = null;
      let anchor2 = null;
      let tag = null;
      let newlineAfterProp = null;
      let comma = null;
      let found2 = null;
      let start = null;
      for (const token of tokens) {
        if (reqSpace) {
          if (token.type !== "space" && token.type !== "newline" && token.type !== "comma")
            onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
          reqSpace = false;
        }
        if (tab) {
          if (atNewline && token.type !== "comment" && token.type !== "newline") {
            onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
          }
          tab = null;
        }
        switch (token.type) {
          case "space":
            if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) {
              tab = token;
            }
            hasSpace = true;
            break;
          case "comment": {
            if (!hasSpace)
              onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
            const cb = token.source.substring(1) || " ";
            if (!comment3)
              comment3 = cb;
            else
              comment3 += commentSep + cb;
            commentSep = "";
            atNewline = false;
            break;
          }
          case "newline":
            if (atNewline) {
              if (comment3)
                comment3 += token.source;
              else if (!found2 || indicator !== "seq-item-ind")
                spaceBefore = true;
            } else
              commentSep += token.source;
            atNewline = true;
            hasNewline = true;
            if (anchor2 || tag)
              newlineAfterProp = token;
            hasSpace = true;
            break;
          case "anchor":
            if (anchor2)
              onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
            if (token.source.endsWith(":"))
              onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
            anchor2 = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          case "tag": {
            if (tag)
              onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
            tag = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          }
          case indicator:
            if (anchor2 || tag)
              onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
            if (found2)
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
            found2 = token;
            atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
            hasSpace = false;
            break;
          case "comma":
            if (flow) {
              if (comma)
                onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
              comma = token;
              atNewline = false;
              hasSpace = false;
              break;
            }
          // else fallthrough
          default:
            onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
            atNewline = false;
            hasSpace = false;
        }
      }
      const last = tokens[tokens.length - 1];
      const end2 = last ? last.offset + last.source.length : offset;
      if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
        onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
      }
      if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
        onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
      return {
        comma,
        found: found2,
        spaceBefore,
        comment: comment3,
        hasNewline,
        anchor: anchor2,
        tag,
        newlineAfterProp,
        end: end2,
        start: start ?? end2
      };
    }
    exports.resolveProps = resolveProps;
  }
});

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = __commonJS({
  "node_modules/yaml/dist/compose/util-contains-newline.js"(exports) {
    "use strict";
    function containsNewline(key3) {
      if (!key3)
        return null;
      switch (key3.type) {
        case "alias":
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          if (key3.source.includes("\n"))
            return true;
          if (key3.end) {
            for (const st of key3.end)
              if (st.type === "newline")
                return true;
          }
          return false;
        case "flow-collection":
          for (const it of key3.items) {
            for (const st of it.start)
              if (st.type === "newline")
                return true;
            if (it.sep) {
              for (const st of it.sep)
                if (st.type === "newline")
                  return true;
            }
            if (containsNewline(it.key) || containsNewline(it.value))
              return true;
          }
          return false;
        default:
          return true;
      }
    }
    exports.containsNewline = containsNewline;
  }
});

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = __commonJS({
  "node_modules/yaml/dist/compose/util-flow-indent-check.js"(exports) {
    "use strict";
    var utilContainsNewline = require_util_contains_newline();
    function flowIndentCheck(indent, fc, onError) {
      if (fc?.type === "flow-collection") {
        const end2 = fc.end[0];
        if (end2.indent === indent && (end2.source === "]" || end2.source === "}") && utilContainsNewline.containsNewline(fc)) {
          const msg = "Flow end indicator should be more indented than parent";
          onError(end2, "BAD_INDENT", msg, true);
        }
      }
    }
    exports.flowIndentCheck = flowIndentCheck;
  }
});

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = __commonJS({
  "node_modules/yaml/dist/compose/util-map-includes.js"(exports) {
    "use strict";
    var identity = require_identity();
    function mapIncludes(ctx, items2, search) {
      const { uniqueKeys } = ctx.options;
      if (uniqueKeys === false)
        return false;
      const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
      return items2.some((pair2) => isEqual(pair2.key, search));
    }
    exports.mapIncludes = mapIncludes;
  }
});

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-map.js"(exports) {
    "use strict";
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    var utilMapIncludes = require_util_map_includes();
    var startColMsg = "All mapping items must start at the same column";
    function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
      const map = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      let offset = bm.offset;
      let commentEnd = null;
      for (const collItem of bm.items) {
        const { start, key: key3, sep: sep2, value } = collItem;
        const keyProps = resolveProps.resolveProps(start, {
          indicator: "explicit-key-ind",
          next: key3 ?? sep2?.[0],
          offset,
          onError,
          parentIndent: bm.indent,
          startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
          if (key3) {
            if (key3.type === "block-seq")
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
            else if ("indent" in key3 && key3.indent !== bm.indent)
              onError(offset, "BAD_INDENT", startColMsg);
          }
          if (!keyProps.anchor && !keyProps.tag && !sep2) {
            commentEnd = keyProps.end;
            if (keyProps.comment) {
              if (map.comment)
                map.comment += "\n" + keyProps.comment;
              else
                map.comment = keyProps.comment;
            }
            continue;
          }
          if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key3)) {
            onError(key3 ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
          }
        } else if (keyProps.found?.indent !== bm.indent) {
          onError(offset, "BAD_INDENT", startColMsg);
        }
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key3 ? composeNode(ctx, key3, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bm.indent, key3, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
          onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        const valueProps = resolveProps.resolveProps(sep2 ?? [], {
          indicator: "map-value-ind",
          next: value,
          offset: keyNode.range[2],
          onError,
          parentIndent: bm.indent,
          startOnNewline: !key3 || key3.type === "block-scalar"
        });
        offset = valueProps.end;
        if (valueProps.found) {
          if (implicitKey) {
            if (value?.type === "block-map" && !valueProps.hasNewline)
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
            if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
              onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep2, null, valueProps, onError);
          if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
          offset = valueNode.range[2];
          const pair2 = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair2.srcToken = collItem;
          map.items.push(pair2);
        } else {
          if (implicitKey)
            onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
          if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair2 = new Pair.Pair(keyNode);
          if (ctx.options.keepSourceTokens)
            pair2.srcToken = collItem;
          map.items.push(pair2);
        }
      }
      if (commentEnd && commentEnd < offset)
        onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
      map.range = [bm.offset, offset, commentEnd ?? offset];
      return map;
    }
    exports.resolveBlockMap = resolveBlockMap;
  }
});

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-seq.js"(exports) {
    "use strict";
    var YAMLSeq = require_YAMLSeq();
    var resolveProps = require_resolve_props();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
      const seq = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = bs.offset;
      let commentEnd = null;
      for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
          indicator: "seq-item-ind",
          next: value,
          offset,
          onError,
          parentIndent: bs.indent,
          startOnNewline: true
        });
        if (!props.found) {
          if (props.anchor || props.tag || value) {
            if (value?.type === "block-seq")
              onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
            else
              onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
          } else {
            commentEnd = props.end;
            if (props.comment)
              seq.comment = props.comment;
            continue;
          }
        }
        const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
      }
      seq.range = [bs.offset, offset, commentEnd ?? offset];
      return seq;
    }
    exports.resolveBlockSeq = resolveBlockSeq;
  }
});

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = __commonJS({
  "node_modules/yaml/dist/compose/resolve-end.js"(exports) {
    "use strict";
    function resolveEnd(end2, offset, reqSpace, onError) {
      let comment3 = "";
      if (end2) {
        let hasSpace = false;
        let sep2 = "";
        for (const token of end2) {
          const { source: source2, type } = token;
          switch (type) {
            case "space":
              hasSpace = true;
              break;
            case "comment": {
              if (reqSpace && !hasSpace)
                onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
              const cb = source2.substring(1) || " ";
              if (!comment3)
                comment3 = cb;
              else
                comment3 += sep2 + cb;
              sep2 = "";
              break;
            }
            case "newline":
              if (comment3)
                sep2 += source2;
              hasSpace = true;
              break;
            default:
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
          }
          offset += source2.length;
        }
      }
      return { comment: comment3, offset };
    }
    exports.resolveEnd = resolveEnd;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilMapIncludes = require_util_map_includes();
    var blockMsg = "Block collections are not allowed within flow collections";
    var isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
    function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
      const isMap5 = fc.start.source === "{";
      const fcName = isMap5 ? "flow map" : "flow sequence";
      const NodeClass = tag?.nodeClass ?? (isMap5 ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq);
      const coll = new NodeClass(ctx.schema);
      coll.flow = true;
      const atRoot = ctx.atRoot;
      if (atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = fc.offset + fc.start.source.length;
      for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key: key3, sep: sep2, value } = collItem;
        const props = resolveProps.resolveProps(start, {
          flow: fcName,
          indicator: "explicit-key-ind",
          next: key3 ?? sep2?.[0],
          offset,
          onError,
          parentIndent: fc.indent,
          startOnNewline: false
        });
        if (!props.found) {
          if (!props.anchor && !props.tag && !sep2 && !value) {
            if (i === 0 && props.comma)
              onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
            else if (i < fc.items.length - 1)
              onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
            if (props.comment) {
              if (coll.comment)
                coll.comment += "\n" + props.comment;
              else
                coll.comment = props.comment;
            }
            offset = props.end;
            continue;
          }
          if (!isMap5 && ctx.options.strict && utilContainsNewline.containsNewline(key3))
            onError(
              key3,
              // checked by containsNewline()
              "MULTILINE_IMPLICIT_KEY",
              "Implicit keys of flow sequence pairs need to be on a single line"
            );
        }
        if (i === 0) {
          if (props.comma)
            onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        } else {
          if (!props.comma)
            onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
          if (props.comment) {
            let prevItemComment = "";
            loop: for (const st of start) {
              switch (st.type) {
                case "comma":
                case "space":
                  break;
                case "comment":
                  prevItemComment = st.source.substring(1);
                  break loop;
                default:
                  break loop;
              }
            }
            if (prevItemComment) {
              let prev = coll.items[coll.items.length - 1];
              if (identity.isPair(prev))
                prev = prev.value ?? prev.key;
              if (prev.comment)
                prev.comment += "\n" + prevItemComment;
              else
                prev.comment = prevItemComment;
              props.comment = props.comment.substring(prevItemComment.length + 1);
            }
          }
        }
        if (!isMap5 && !sep2 && !props.found) {
          const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep2, null, props, onError);
          coll.items.push(valueNode);
          offset = valueNode.range[2];
          if (isBlock(value))
            onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
        } else {
          ctx.atKey = true;
          const keyStart = props.end;
          const keyNode = key3 ? composeNode(ctx, key3, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
          if (isBlock(key3))
            onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
          ctx.atKey = false;
          const valueProps = resolveProps.resolveProps(sep2 ?? [], {
            flow: fcName,
            indicator: "map-value-ind",
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
          });
          if (valueProps.found) {
            if (!isMap5 && !props.found && ctx.options.strict) {
              if (sep2)
                for (const st of sep2) {
                  if (st === valueProps.found)
                    break;
                  if (st.type === "newline") {
                    onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                    break;
                  }
                }
              if (props.start < valueProps.found.offset - 1024)
                onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
            }
          } else if (value) {
            if ("source" in value && value.source?.[0] === ":")
              onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
            else
              onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep2, null, valueProps, onError) : null;
          if (valueNode) {
            if (isBlock(value))
              onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
          } else if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair2 = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair2.srcToken = collItem;
          if (isMap5) {
            const map = coll;
            if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
              onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
            map.items.push(pair2);
          } else {
            const map = new YAMLMap.YAMLMap(ctx.schema);
            map.flow = true;
            map.items.push(pair2);
            const endRange = (valueNode ?? keyNode).range;
            map.range = [keyNode.range[0], endRange[1], endRange[2]];
            coll.items.push(map);
          }
          offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
      }
      const expectedEnd = isMap5 ? "}" : "]";
      const [ce, ...ee] = fc.end;
      let cePos = offset;
      if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
      else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
        if (ce && ce.source.length !== 1)
          ee.unshift(ce);
      }
      if (ee.length > 0) {
        const end2 = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end2.comment) {
          if (coll.comment)
            coll.comment += "\n" + end2.comment;
          else
            coll.comment = end2.comment;
        }
        coll.range = [fc.offset, cePos, end2.offset];
      } else {
        coll.range = [fc.offset, cePos, cePos];
      }
      return coll;
    }
    exports.resolveFlowCollection = resolveFlowCollection;
  }
});

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = __commonJS({
  "node_modules/yaml/dist/compose/compose-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveBlockMap = require_resolve_block_map();
    var resolveBlockSeq = require_resolve_block_seq();
    var resolveFlowCollection = require_resolve_flow_collection();
    function resolveCollection(CN, ctx, token, onError, tagName, tag) {
      const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
      const Coll = coll.constructor;
      if (tagName === "!" || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
      }
      if (tagName)
        coll.tag = tagName;
      return coll;
    }
    function composeCollection(CN, ctx, token, props, onError) {
      const tagToken = props.tag;
      const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
      if (token.type === "block-seq") {
        const { anchor: anchor2, newlineAfterProp: nl } = props;
        const lastProp = anchor2 && tagToken ? anchor2.offset > tagToken.offset ? anchor2 : tagToken : anchor2 ?? tagToken;
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
          const message = "Missing newline after block sequence props";
          onError(lastProp, "MISSING_CHAR", message);
        }
      }
      const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
      if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") {
        return resolveCollection(CN, ctx, token, onError, tagName);
      }
      let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
      if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
          ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
          tag = kt;
        } else {
          if (kt) {
            onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
          } else {
            onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
          }
          return resolveCollection(CN, ctx, token, onError, tagName);
        }
      }
      const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
      const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
      const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
      node.range = coll.range;
      node.tag = tagName;
      if (tag?.format)
        node.format = tag.format;
      return node;
    }
    exports.composeCollection = composeCollection;
  }
});

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function resolveBlockScalar(ctx, scalar, onError) {
      const start = scalar.offset;
      const header2 = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
      if (!header2)
        return { value: "", type: null, comment: "", range: [start, start, start] };
      const type = header2.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
      const lines2 = scalar.source ? splitLines(scalar.source) : [];
      let chompStart = lines2.length;
      for (let i = lines2.length - 1; i >= 0; --i) {
        const content = lines2[i][1];
        if (content === "" || content === "\r")
          chompStart = i;
        else
          break;
      }
      if (chompStart === 0) {
        const value2 = header2.chomp === "+" && lines2.length > 0 ? "\n".repeat(Math.max(1, lines2.length - 1)) : "";
        let end3 = start + header2.length;
        if (scalar.source)
          end3 += scalar.source.length;
        return { value: value2, type, comment: header2.comment, range: [start, end3, end3] };
      }
      let trimIndent = scalar.indent + header2.indent;
      let offset = scalar.offset + header2.length;
      let contentStart = 0;
      for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines2[i];
        if (content === "" || content === "\r") {
          if (header2.indent === 0 && indent.length > trimIndent)
            trimIndent = indent.length;
        } else {
          if (indent.length < trimIndent) {
            const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
            onError(offset + indent.length, "MISSING_CHAR", message);
          }
          if (header2.indent === 0)
            trimIndent = indent.length;
          contentStart = i;
          if (trimIndent === 0 && !ctx.atRoot) {
            const message = "Block scalar values in collections must be indented";
            onError(offset, "BAD_INDENT", message);
          }
          break;
        }
        offset += indent.length + content.length + 1;
      }
      for (let i = lines2.length - 1; i >= chompStart; --i) {
        if (lines2[i][0].length > trimIndent)
          chompStart = i + 1;
      }
      let value = "";
      let sep2 = "";
      let prevMoreIndented = false;
      for (let i = 0; i < contentStart; ++i)
        value += lines2[i][0].slice(trimIndent) + "\n";
      for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines2[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === "\r";
        if (crlf)
          content = content.slice(0, -1);
        if (content && indent.length < trimIndent) {
          const src = header2.indent ? "explicit indentation indicator" : "first line";
          const message = `Block scalar lines must not be less indented than their ${src}`;
          onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
          indent = "";
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
          value += sep2 + indent.slice(trimIndent) + content;
          sep2 = "\n";
        } else if (indent.length > trimIndent || content[0] === "	") {
          if (sep2 === " ")
            sep2 = "\n";
          else if (!prevMoreIndented && sep2 === "\n")
            sep2 = "\n\n";
          value += sep2 + indent.slice(trimIndent) + content;
          sep2 = "\n";
          prevMoreIndented = true;
        } else if (content === "") {
          if (sep2 === "\n")
            value += "\n";
          else
            sep2 = "\n";
        } else {
          value += sep2 + content;
          sep2 = " ";
          prevMoreIndented = false;
        }
      }
      switch (header2.chomp) {
        case "-":
          break;
        case "+":
          for (let i = chompStart; i < lines2.length; ++i)
            value += "\n" + lines2[i][0].slice(trimIndent);
          if (value[value.length - 1] !== "\n")
            value += "\n";
          break;
        default:
          value += "\n";
      }
      const end2 = start + header2.length + scalar.source.length;
      return { value, type, comment: header2.comment, range: [start, end2, end2] };
    }
    function parseBlockScalarHeader({ offset, props }, strict, onError) {
      if (props[0].type !== "block-scalar-header") {
        onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
        return null;
      }
      const { source: source2 } = props[0];
      const mode = source2[0];
      let indent = 0;
      let chomp = "";
      let error = -1;
      for (let i = 1; i < source2.length; ++i) {
        const ch = source2[i];
        if (!chomp && (ch === "-" || ch === "+"))
          chomp = ch;
        else {
          const n = Number(ch);
          if (!indent && n)
            indent = n;
          else if (error === -1)
            error = offset + i;
        }
      }
      if (error !== -1)
        onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source2}`);
      let hasSpace = false;
      let comment3 = "";
      let length = source2.length;
      for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
          case "space":
            hasSpace = true;
          // fallthrough
          case "newline":
            length += token.source.length;
            break;
          case "comment":
            if (strict && !hasSpace) {
              const message = "Comments must be separated from other tokens by white space characters";
              onError(token, "MISSING_CHAR", message);
            }
            length += token.source.length;
            comment3 = token.source.substring(1);
            break;
          case "error":
            onError(token, "UNEXPECTED_TOKEN", token.message);
            length += token.source.length;
            break;
          /* istanbul ignore next should not happen */
          default: {
            const message = `Unexpected token in block scalar header: ${token.type}`;
            onError(token, "UNEXPECTED_TOKEN", message);
            const ts = token.source;
            if (ts && typeof ts === "string")
              length += ts.length;
          }
        }
      }
      return { mode, indent, chomp, comment: comment3, length };
    }
    function splitLines(source2) {
      const split = source2.split(/\n( *)/);
      const first = split[0];
      const m = first.match(/^( *)/);
      const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first];
      const lines2 = [line0];
      for (let i = 1; i < split.length; i += 2)
        lines2.push([split[i], split[i + 1]]);
      return lines2;
    }
    exports.resolveBlockScalar = resolveBlockScalar;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var resolveEnd = require_resolve_end();
    function resolveFlowScalar(scalar, strict, onError) {
      const { offset, type, source: source2, end: end2 } = scalar;
      let _type;
      let value;
      const _onError = (rel, code2, msg) => onError(offset + rel, code2, msg);
      switch (type) {
        case "scalar":
          _type = Scalar.Scalar.PLAIN;
          value = plainValue(source2, _onError);
          break;
        case "single-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_SINGLE;
          value = singleQuotedValue(source2, _onError);
          break;
        case "double-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_DOUBLE;
          value = doubleQuotedValue(source2, _onError);
          break;
        /* istanbul ignore next should not happen */
        default:
          onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
          return {
            value: "",
            type: null,
            comment: "",
            range: [offset, offset + source2.length, offset + source2.length]
          };
      }
      const valueEnd2 = offset + source2.length;
      const re = resolveEnd.resolveEnd(end2, valueEnd2, strict, onError);
      return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd2, re.offset]
      };
    }
    function plainValue(source2, onError) {
      let badChar = "";
      switch (source2[0]) {
        /* istanbul ignore next should not happen */
        case "	":
          badChar = "a tab character";
          break;
        case ",":
          badChar = "flow indicator character ,";
          break;
        case "%":
          badChar = "directive indicator character %";
          break;
        case "|":
        case ">": {
          badChar = `block scalar indicator ${source2[0]}`;
          break;
        }
        case "@":
        case "`": {
          badChar = `reserved character ${source2[0]}`;
          break;
        }
      }
      if (badChar)
        onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
      return unfoldLines(source2);
    }
    function singleQuotedValue(source2, onError) {
      if (source2[source2.length - 1] !== "'" || source2.length === 1)
        onError(source2.length, "MISSING_CHAR", "Missing closing 'quote");
      return unfoldLines(source2.slice(1, -1)).replace(/''/g, "'");
    }
    function unfoldLines(source2) {
      const line2 = /(.*?)\r?\n/sy;
      let match = line2.exec(source2);
      if (!match)
        return source2;
      let trimEnd, trimBoth;
      try {
        trimEnd = new RegExp("(?<![ 	])[ 	]+$");
        trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
      } catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
      }
      let res = match[1].replace(trimEnd, "");
      let sep2 = " ";
      let pos = line2.lastIndex;
      while (match = line2.exec(source2)) {
        const lm = match[1].replace(trimBoth, "");
        if (lm === "") {
          if (sep2 === "\n")
            res += sep2;
          else
            sep2 = "\n";
        } else {
          res += sep2 + lm;
          sep2 = " ";
        }
        pos = line2.lastIndex;
      }
      const last = /[ \t]*(.*)/sy;
      last.lastIndex = pos;
      match = last.exec(source2);
      return res + sep2 + (match?.[1] ?? "");
    }
    function doubleQuotedValue(source2, onError) {
      let res = "";
      for (let i = 1; i < source2.length - 1; ++i) {
        const ch = source2[i];
        if (ch === "\r" && source2[i + 1] === "\n")
          continue;
        if (ch === "\n") {
          const { fold: fold2, offset } = foldNewline(source2, i);
          res += fold2;
          i = offset;
        } else if (ch === "\\") {
          let next = source2[++i];
          const cc = escapeCodes[next];
          if (cc)
            res += cc;
          else if (next === "\n") {
            next = source2[i + 1];
            while (next === " " || next === "	")
              next = source2[++i + 1];
          } else if (next === "\r" && source2[i + 1] === "\n") {
            next = source2[++i + 1];
            while (next === " " || next === "	")
              next = source2[++i + 1];
          } else if (next === "x" || next === "u" || next === "U") {
            const length = next === "x" ? 2 : next === "u" ? 4 : 8;
            res += parseCharCode(source2, i + 1, length, onError);
            i += length;
          } else {
            const raw = source2.substr(i - 1, 2);
            onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
            res += raw;
          }
        } else if (ch === " " || ch === "	") {
          const wsStart = i;
          let next = source2[i + 1];
          while (next === " " || next === "	")
            next = source2[++i + 1];
          if (next !== "\n" && !(next === "\r" && source2[i + 2] === "\n"))
            res += i > wsStart ? source2.slice(wsStart, i + 1) : ch;
        } else {
          res += ch;
        }
      }
      if (source2[source2.length - 1] !== '"' || source2.length === 1)
        onError(source2.length, "MISSING_CHAR", 'Missing closing "quote');
      return res;
    }
    function foldNewline(source2, offset) {
      let fold2 = "";
      let ch = source2[offset + 1];
      while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
        if (ch === "\r" && source2[offset + 2] !== "\n")
          break;
        if (ch === "\n")
          fold2 += "\n";
        offset += 1;
        ch = source2[offset + 1];
      }
      if (!fold2)
        fold2 = " ";
      return { fold: fold2, offset };
    }
    var escapeCodes = {
      "0": "\0",
      // null character
      a: "\x07",
      // bell character
      b: "\b",
      // backspace
      e: "\x1B",
      // escape character
      f: "\f",
      // form feed
      n: "\n",
      // line feed
      r: "\r",
      // carriage return
      t: "	",
      // horizontal tab
      v: "\v",
      // vertical tab
      N: "",
      // Unicode next line
      _: " ",
      // Unicode non-breaking space
      L: "\u2028",
      // Unicode line separator
      P: "\u2029",
      // Unicode paragraph separator
      " ": " ",
      '"': '"',
      "/": "/",
      "\\": "\\",
      "	": "	"
    };
    function parseCharCode(source2, offset, length, onError) {
      const cc = source2.substr(offset, length);
      const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
      const code2 = ok ? parseInt(cc, 16) : NaN;
      try {
        return String.fromCodePoint(code2);
      } catch {
        const raw = source2.substr(offset - 2, length + 2);
        onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
        return raw;
      }
    }
    exports.resolveFlowScalar = resolveFlowScalar;
  }
});

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = __commonJS({
  "node_modules/yaml/dist/compose/compose-scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    function composeScalar(ctx, token, tagToken, onError) {
      const { value, type, comment: comment3, range: range2 } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
      const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
      let tag;
      if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
      } else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
      else if (token.type === "scalar")
        tag = findScalarTagByTest(ctx, value, token, onError);
      else
        tag = ctx.schema[identity.SCALAR];
      let scalar;
      try {
        const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
      } catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
        scalar = new Scalar.Scalar(value);
      }
      scalar.range = range2;
      scalar.source = value;
      if (type)
        scalar.type = type;
      if (tagName)
        scalar.tag = tagName;
      if (tag.format)
        scalar.format = tag.format;
      if (comment3)
        scalar.comment = comment3;
      return scalar;
    }
    function findScalarTagByName(schema2, value, tagName, tagToken, onError) {
      if (tagName === "!")
        return schema2[identity.SCALAR];
      const matchWithTest = [];
      for (const tag of schema2.tags) {
        if (!tag.collection && tag.tag === tagName) {
          if (tag.default && tag.test)
            matchWithTest.push(tag);
          else
            return tag;
        }
      }
      for (const tag of matchWithTest)
        if (tag.test?.test(value))
          return tag;
      const kt = schema2.knownTags[tagName];
      if (kt && !kt.collection) {
        schema2.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
        return kt;
      }
      onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
      return schema2[identity.SCALAR];
    }
    function findScalarTagByTest({ atKey, directives, schema: schema2 }, value, token, onError) {
      const tag = schema2.tags.find((tag2) => (tag2.default === true || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema2[identity.SCALAR];
      if (schema2.compat) {
        const compat = schema2.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema2[identity.SCALAR];
        if (tag.tag !== compat.tag) {
          const ts = directives.tagString(tag.tag);
          const cs = directives.tagString(compat.tag);
          const msg = `Value may be parsed as either ${ts} or ${cs}`;
          onError(token, "TAG_RESOLVE_FAILED", msg, true);
        }
      }
      return tag;
    }
    exports.composeScalar = composeScalar;
  }
});

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = __commonJS({
  "node_modules/yaml/dist/compose/util-empty-scalar-position.js"(exports) {
    "use strict";
    function emptyScalarPosition(offset, before, pos) {
      if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
          let st = before[i];
          switch (st.type) {
            case "space":
            case "comment":
            case "newline":
              offset -= st.source.length;
              continue;
          }
          st = before[++i];
          while (st?.type === "space") {
            offset += st.source.length;
            st = before[++i];
          }
          break;
        }
      }
      return offset;
    }
    exports.emptyScalarPosition = emptyScalarPosition;
  }
});

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = __commonJS({
  "node_modules/yaml/dist/compose/compose-node.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var composeCollection = require_compose_collection();
    var composeScalar = require_compose_scalar();
    var resolveEnd = require_resolve_end();
    var utilEmptyScalarPosition = require_util_empty_scalar_position();
    var CN = { composeNode, composeEmptyNode };
    function composeNode(ctx, token, props, onError) {
      const atKey = ctx.atKey;
      const { spaceBefore, comment: comment3, anchor: anchor2, tag } = props;
      let node;
      let isSrcToken = true;
      switch (token.type) {
        case "alias":
          node = composeAlias(ctx, token, onError);
          if (anchor2 || tag)
            onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
          break;
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "block-scalar":
          node = composeScalar.composeScalar(ctx, token, tag, onError);
          if (anchor2)
            node.anchor = anchor2.source.substring(1);
          break;
        case "block-map":
        case "block-seq":
        case "flow-collection":
          try {
            node = composeCollection.composeCollection(CN, ctx, token, props, onError);
            if (anchor2)
              node.anchor = anchor2.source.substring(1);
          } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            onError(token, "RESOURCE_EXHAUSTION", message);
          }
          break;
        default: {
          const message = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`;
          onError(token, "UNEXPECTED_TOKEN", message);
          isSrcToken = false;
        }
      }
      node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
      if (anchor2 && node.anchor === "")
        onError(anchor2, "BAD_ALIAS", "Anchor cannot be an empty string");
      if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) {
        const msg = "With stringKeys, all keys must be strings";
        onError(tag ?? token, "NON_STRING_KEY", msg);
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment3) {
        if (token.type === "scalar" && token.source === "")
          node.comment = comment3;
        else
          node.commentBefore = comment3;
      }
      if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
      return node;
    }
    function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment: comment3, anchor: anchor2, tag, end: end2 }, onError) {
      const token = {
        type: "scalar",
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ""
      };
      const node = composeScalar.composeScalar(ctx, token, tag, onError);
      if (anchor2) {
        node.anchor = anchor2.source.substring(1);
        if (node.anchor === "")
          onError(anchor2, "BAD_ALIAS", "Anchor cannot be an empty string");
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment3) {
        node.comment = comment3;
        node.range[2] = end2;
      }
      return node;
    }
    function composeAlias({ options }, { offset, source: source2, end: end2 }, onError) {
      const alias = new Alias.Alias(source2.substring(1));
      if (alias.source === "")
        onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
      if (alias.source.endsWith(":"))
        onError(offset + source2.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
      const valueEnd2 = offset + source2.length;
      const re = resolveEnd.resolveEnd(end2, valueEnd2, options.strict, onError);
      alias.range = [offset, valueEnd2, re.offset];
      if (re.comment)
        alias.comment = re.comment;
      return alias;
    }
    exports.composeEmptyNode = composeEmptyNode;
    exports.composeNode = composeNode;
  }
});

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = __commonJS({
  "node_modules/yaml/dist/compose/compose-doc.js"(exports) {
    "use strict";
    var Document = require_Document();
    var composeNode = require_compose_node();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    function composeDoc(options, directives, { offset, start, value, end: end2 }, onError) {
      const opts = Object.assign({ _directives: directives }, options);
      const doc = new Document.Document(void 0, opts);
      const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
      };
      const props = resolveProps.resolveProps(start, {
        indicator: "doc-start",
        next: value ?? end2?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
      });
      if (props.found) {
        doc.directives.docStart = true;
        if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline)
          onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
      }
      doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
      const contentEnd2 = doc.contents.range[2];
      const re = resolveEnd.resolveEnd(end2, contentEnd2, false, onError);
      if (re.comment)
        doc.comment = re.comment;
      doc.range = [offset, contentEnd2, re.offset];
      return doc;
    }
    exports.composeDoc = composeDoc;
  }
});

// node_modules/yaml/dist/compose/composer.js
var require_composer = __commonJS({
  "node_modules/yaml/dist/compose/composer.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var directives = require_directives();
    var Document = require_Document();
    var errors = require_errors();
    var identity = require_identity();
    var composeDoc = require_compose_doc();
    var resolveEnd = require_resolve_end();
    function getErrorPos(src) {
      if (typeof src === "number")
        return [src, src + 1];
      if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
      const { offset, source: source2 } = src;
      return [offset, offset + (typeof source2 === "string" ? source2.length : 1)];
    }
    function parsePrelude(prelude) {
      let comment3 = "";
      let atComment = false;
      let afterEmptyLine = false;
      for (let i = 0; i < prelude.length; ++i) {
        const source2 = prelude[i];
        switch (source2[0]) {
          case "#":
            comment3 += (comment3 === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source2.substring(1) || " ");
            atComment = true;
            afterEmptyLine = false;
            break;
          case "%":
            if (prelude[i + 1]?.[0] !== "#")
              i += 1;
            atComment = false;
            break;
          default:
            if (!atComment)
              afterEmptyLine = true;
            atComment = false;
        }
      }
      return { comment: comment3, afterEmptyLine };
    }
    var Composer2 = class {
      constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source2, code2, message, warning) => {
          const pos = getErrorPos(source2);
          if (warning)
            this.warnings.push(new errors.YAMLWarning(pos, code2, message));
          else
            this.errors.push(new errors.YAMLParseError(pos, code2, message));
        };
        this.directives = new directives.Directives({ version: options.version || "1.2" });
        this.options = options;
      }
      decorate(doc, afterDoc) {
        const { comment: comment3, afterEmptyLine } = parsePrelude(this.prelude);
        if (comment3) {
          const dc = doc.contents;
          if (afterDoc) {
            doc.comment = doc.comment ? `${doc.comment}
${comment3}` : comment3;
          } else if (afterEmptyLine || doc.directives.docStart || !dc) {
            doc.commentBefore = comment3;
          } else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
            let it = dc.items[0];
            if (identity.isPair(it))
              it = it.key;
            const cb = it.commentBefore;
            it.commentBefore = cb ? `${comment3}
${cb}` : comment3;
          } else {
            const cb = dc.commentBefore;
            dc.commentBefore = cb ? `${comment3}
${cb}` : comment3;
          }
        }
        if (afterDoc) {
          for (let i = 0; i < this.errors.length; ++i)
            doc.errors.push(this.errors[i]);
          for (let i = 0; i < this.warnings.length; ++i)
            doc.warnings.push(this.warnings[i]);
        } else {
          doc.errors = this.errors;
          doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
      }
      /**
       * Current stream status information.
       *
       * Mostly useful at the end of input for an empty stream.
       */
      streamInfo() {
        return {
          comment: parsePrelude(this.prelude).comment,
          directives: this.directives,
          errors: this.errors,
          warnings: this.warnings
        };
      }
      /**
       * Compose tokens into documents.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
          yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
      }
      /** Advance the composer by one CST token. */
      *next(token) {
        if (node_process.env.LOG_STREAM)
          console.dir(token, { depth: null });
        switch (token.type) {
          case "directive":
            this.directives.add(token.source, (offset, message, warning) => {
              const pos = getErrorPos(token);
              pos[0] += offset;
              this.onError(pos, "BAD_DIRECTIVE", message, warning);
            });
            this.prelude.push(token.source);
            this.atDirectives = true;
            break;
          case "document": {
            const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
            if (this.atDirectives && !doc.directives.docStart)
              this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
            this.decorate(doc, false);
            if (this.doc)
              yield this.doc;
            this.doc = doc;
            this.atDirectives = false;
            break;
          }
          case "byte-order-mark":
          case "space":
            break;
          case "comment":
          case "newline":
            this.prelude.push(token.source);
            break;
          case "error": {
            const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
            const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
            if (this.atDirectives || !this.doc)
              this.errors.push(error);
            else
              this.doc.errors.push(error);
            break;
          }
          case "doc-end": {
            if (!this.doc) {
              const msg = "Unexpected doc-end without preceding document";
              this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg));
              break;
            }
            this.doc.directives.docEnd = true;
            const end2 = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
            this.decorate(this.doc, true);
            if (end2.comment) {
              const dc = this.doc.comment;
              this.doc.comment = dc ? `${dc}
${end2.comment}` : end2.comment;
            }
            this.doc.range[2] = end2.offset;
            break;
          }
          default:
            this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
        }
      }
      /**
       * Call at end of input to yield any remaining document.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
          this.decorate(this.doc, true);
          yield this.doc;
          this.doc = null;
        } else if (forceDoc) {
          const opts = Object.assign({ _directives: this.directives }, this.options);
          const doc = new Document.Document(void 0, opts);
          if (this.atDirectives)
            this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
          doc.range = [0, endOffset, endOffset];
          this.decorate(doc, false);
          yield doc;
        }
      }
    };
    exports.Composer = Composer2;
  }
});

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = __commonJS({
  "node_modules/yaml/dist/parse/cst-scalar.js"(exports) {
    "use strict";
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    var errors = require_errors();
    var stringifyString = require_stringifyString();
    function resolveAsScalar(token, strict = true, onError) {
      if (token) {
        const _onError = (pos, code2, message) => {
          const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
          if (onError)
            onError(offset, code2, message);
          else
            throw new errors.YAMLParseError([offset, offset + 1], code2, message);
        };
        switch (token.type) {
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
          case "block-scalar":
            return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
      }
      return null;
    }
    function createScalarToken(value, context2) {
      const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context2;
      const source2 = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      const end2 = context2.end ?? [
        { type: "newline", offset: -1, indent, source: "\n" }
      ];
      switch (source2[0]) {
        case "|":
        case ">": {
          const he = source2.indexOf("\n");
          const head = source2.substring(0, he);
          const body = source2.substring(he + 1) + "\n";
          const props = [
            { type: "block-scalar-header", offset, indent, source: head }
          ];
          if (!addEndtoBlockProps(props, end2))
            props.push({ type: "newline", offset: -1, indent, source: "\n" });
          return { type: "block-scalar", offset, indent, props, source: body };
        }
        case '"':
          return { type: "double-quoted-scalar", offset, indent, source: source2, end: end2 };
        case "'":
          return { type: "single-quoted-scalar", offset, indent, source: source2, end: end2 };
        default:
          return { type: "scalar", offset, indent, source: source2, end: end2 };
      }
    }
    function setScalarValue(token, value, context2 = {}) {
      let { afterKey = false, implicitKey = false, inFlow = false, type } = context2;
      let indent = "indent" in token ? token.indent : null;
      if (afterKey && typeof indent === "number")
        indent += 2;
      if (!type)
        switch (token.type) {
          case "single-quoted-scalar":
            type = "QUOTE_SINGLE";
            break;
          case "double-quoted-scalar":
            type = "QUOTE_DOUBLE";
            break;
          case "block-scalar": {
            const header2 = token.props[0];
            if (header2.type !== "block-scalar-header")
              throw new Error("Invalid block scalar header");
            type = header2.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
            break;
          }
          default:
            type = "PLAIN";
        }
      const source2 = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      switch (source2[0]) {
        case "|":
        case ">":
          setBlockScalarValue(token, source2);
          break;
        case '"':
          setFlowScalarValue(token, source2, "double-quoted-scalar");
          break;
        case "'":
          setFlowScalarValue(token, source2, "single-quoted-scalar");
          break;
        default:
          setFlowScalarValue(token, source2, "scalar");
      }
    }
    function setBlockScalarValue(token, source2) {
      const he = source2.indexOf("\n");
      const head = source2.substring(0, he);
      const body = source2.substring(he + 1) + "\n";
      if (token.type === "block-scalar") {
        const header2 = token.props[0];
        if (header2.type !== "block-scalar-header")
          throw new Error("Invalid block scalar header");
        header2.source = head;
        token.source = body;
      } else {
        const { offset } = token;
        const indent = "indent" in token ? token.indent : -1;
        const props = [
          { type: "block-scalar-header", offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0))
          props.push({ type: "newline", offset: -1, indent, source: "\n" });
        for (const key3 of Object.keys(token))
          if (key3 !== "type" && key3 !== "offset")
            delete token[key3];
        Object.assign(token, { type: "block-scalar", indent, props, source: body });
      }
    }
    function addEndtoBlockProps(props, end2) {
      if (end2)
        for (const st of end2)
          switch (st.type) {
            case "space":
            case "comment":
              props.push(st);
              break;
            case "newline":
              props.push(st);
              return true;
          }
      return false;
    }
    function setFlowScalarValue(token, source2, type) {
      switch (token.type) {
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          token.type = type;
          token.source = source2;
          break;
        case "block-scalar": {
          const end2 = token.props.slice(1);
          let oa = source2.length;
          if (token.props[0].type === "block-scalar-header")
            oa -= token.props[0].source.length;
          for (const tok of end2)
            tok.offset += oa;
          delete token.props;
          Object.assign(token, { type, source: source2, end: end2 });
          break;
        }
        case "block-map":
        case "block-seq": {
          const offset = token.offset + source2.length;
          const nl = { type: "newline", offset, indent: token.indent, source: "\n" };
          delete token.items;
          Object.assign(token, { type, source: source2, end: [nl] });
          break;
        }
        default: {
          const indent = "indent" in token ? token.indent : -1;
          const end2 = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
          for (const key3 of Object.keys(token))
            if (key3 !== "type" && key3 !== "offset")
              delete token[key3];
          Object.assign(token, { type, indent, source: source2, end: end2 });
        }
      }
    }
    exports.createScalarToken = createScalarToken;
    exports.resolveAsScalar = resolveAsScalar;
    exports.setScalarValue = setScalarValue;
  }
});

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = __commonJS({
  "node_modules/yaml/dist/parse/cst-stringify.js"(exports) {
    "use strict";
    var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
    function stringifyToken(token) {
      switch (token.type) {
        case "block-scalar": {
          let res = "";
          for (const tok of token.props)
            res += stringifyToken(tok);
          return res + token.source;
        }
        case "block-map":
        case "block-seq": {
          let res = "";
          for (const item2 of token.items)
            res += stringifyItem(item2);
          return res;
        }
        case "flow-collection": {
          let res = token.start.source;
          for (const item2 of token.items)
            res += stringifyItem(item2);
          for (const st of token.end)
            res += st.source;
          return res;
        }
        case "document": {
          let res = stringifyItem(token);
          if (token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
        default: {
          let res = token.source;
          if ("end" in token && token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
      }
    }
    function stringifyItem({ start, key: key3, sep: sep2, value }) {
      let res = "";
      for (const st of start)
        res += st.source;
      if (key3)
        res += stringifyToken(key3);
      if (sep2)
        for (const st of sep2)
          res += st.source;
      if (value)
        res += stringifyToken(value);
      return res;
    }
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = __commonJS({
  "node_modules/yaml/dist/parse/cst-visit.js"(exports) {
    "use strict";
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove item");
    function visit2(cst, visitor) {
      if ("type" in cst && cst.type === "document")
        cst = { start: cst.start, value: cst.value };
      _visit(Object.freeze([]), cst, visitor);
    }
    visit2.BREAK = BREAK;
    visit2.SKIP = SKIP;
    visit2.REMOVE = REMOVE;
    visit2.itemAtPath = (cst, path3) => {
      let item2 = cst;
      for (const [field2, index2] of path3) {
        const tok = item2?.[field2];
        if (tok && "items" in tok) {
          item2 = tok.items[index2];
        } else
          return void 0;
      }
      return item2;
    };
    visit2.parentCollection = (cst, path3) => {
      const parent = visit2.itemAtPath(cst, path3.slice(0, -1));
      const field2 = path3[path3.length - 1][0];
      const coll = parent?.[field2];
      if (coll && "items" in coll)
        return coll;
      throw new Error("Parent collection not found");
    };
    function _visit(path3, item2, visitor) {
      let ctrl = visitor(item2, path3);
      if (typeof ctrl === "symbol")
        return ctrl;
      for (const field2 of ["key", "value"]) {
        const token = item2[field2];
        if (token && "items" in token) {
          for (let i = 0; i < token.items.length; ++i) {
            const ci = _visit(Object.freeze(path3.concat([[field2, i]])), token.items[i], visitor);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              token.items.splice(i, 1);
              i -= 1;
            }
          }
          if (typeof ctrl === "function" && field2 === "key")
            ctrl = ctrl(item2, path3);
        }
      }
      return typeof ctrl === "function" ? ctrl(item2, path3) : ctrl;
    }
    exports.visit = visit2;
  }
});

// node_modules/yaml/dist/parse/cst.js
var require_cst = __commonJS({
  "node_modules/yaml/dist/parse/cst.js"(exports) {
    "use strict";
    var cstScalar = require_cst_scalar();
    var cstStringify = require_cst_stringify();
    var cstVisit = require_cst_visit();
    var BOM = "\uFEFF";
    var DOCUMENT = "";
    var FLOW_END = "";
    var SCALAR = "";
    var isCollection = (token) => !!token && "items" in token;
    var isScalar9 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
    function prettyToken(token) {
      switch (token) {
        case BOM:
          return "<BOM>";
        case DOCUMENT:
          return "<DOC>";
        case FLOW_END:
          return "<FLOW_END>";
        case SCALAR:
          return "<SCALAR>";
        default:
          return JSON.stringify(token);
      }
    }
    function tokenType2(source2) {
      switch (source2) {
        case BOM:
          return "byte-order-mark";
        case DOCUMENT:
          return "doc-mode";
        case FLOW_END:
          return "flow-error-end";
        case SCALAR:
          return "scalar";
        case "---":
          return "doc-start";
        case "...":
          return "doc-end";
        case "":
        case "\n":
        case "\r\n":
          return "newline";
        case "-":
          return "seq-item-ind";
        case "?":
          return "explicit-key-ind";
        case ":":
          return "map-value-ind";
        case "{":
          return "flow-map-start";
        case "}":
          return "flow-map-end";
        case "[":
          return "flow-seq-start";
        case "]":
          return "flow-seq-end";
        case ",":
          return "comma";
      }
      switch (source2[0]) {
        case " ":
        case "	":
          return "space";
        case "#":
          return "comment";
        case "%":
          return "directive-line";
        case "*":
          return "alias";
        case "&":
          return "anchor";
        case "!":
          return "tag";
        case "'":
          return "single-quoted-scalar";
        case '"':
          return "double-quoted-scalar";
        case "|":
        case ">":
          return "block-scalar-header";
      }
      return null;
    }
    exports.createScalarToken = cstScalar.createScalarToken;
    exports.resolveAsScalar = cstScalar.resolveAsScalar;
    exports.setScalarValue = cstScalar.setScalarValue;
    exports.stringify = cstStringify.stringify;
    exports.visit = cstVisit.visit;
    exports.BOM = BOM;
    exports.DOCUMENT = DOCUMENT;
    exports.FLOW_END = FLOW_END;
    exports.SCALAR = SCALAR;
    exports.isCollection = isCollection;
    exports.isScalar = isScalar9;
    exports.prettyToken = prettyToken;
    exports.tokenType = tokenType2;
  }
});

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = __commonJS({
  "node_modules/yaml/dist/parse/lexer.js"(exports) {
    "use strict";
    var cst = require_cst();
    function isEmpty(ch) {
      switch (ch) {
        case void 0:
        case " ":
        case "\n":
        case "\r":
        case "	":
          return true;
        default:
          return false;
      }
    }
    var hexDigits = new Set("0123456789ABCDEFabcdef");
    var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
    var flowIndicatorChars = new Set(",[]{}");
    var invalidAnchorChars = new Set(" ,[]{}\n\r	");
    var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
    var Lexer2 = class {
      constructor() {
        this.atEnd = false;
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        this.buffer = "";
        this.flowKey = false;
        this.flowLevel = 0;
        this.indentNext = 0;
        this.indentValue = 0;
        this.lineEndPos = null;
        this.next = null;
        this.pos = 0;
      }
      /**
       * Generate YAML tokens from the `source` string. If `incomplete`,
       * a part of the last line may be left as a buffer for the next call.
       *
       * @returns A generator of lexical tokens
       */
      *lex(source2, incomplete = false) {
        if (source2) {
          if (typeof source2 !== "string")
            throw TypeError("source is not a string");
          this.buffer = this.buffer ? this.buffer + source2 : source2;
          this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? "stream";
        while (next && (incomplete || this.hasChars(1)))
          next = yield* this.parseNext(next);
      }
      atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === " " || ch === "	")
          ch = this.buffer[++i];
        if (!ch || ch === "#" || ch === "\n")
          return true;
        if (ch === "\r")
          return this.buffer[i + 1] === "\n";
        return false;
      }
      charAt(n) {
        return this.buffer[this.pos + n];
      }
      continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
          let indent = 0;
          while (ch === " ")
            ch = this.buffer[++indent + offset];
          if (ch === "\r") {
            const next = this.buffer[indent + offset + 1];
            if (next === "\n" || !next && !this.atEnd)
              return offset + indent + 1;
          }
          return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
        }
        if (ch === "-" || ch === ".") {
          const dt = this.buffer.substr(offset, 3);
          if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3]))
            return -1;
        }
        return offset;
      }
      getLine() {
        let end2 = this.lineEndPos;
        if (typeof end2 !== "number" || end2 !== -1 && end2 < this.pos) {
          end2 = this.buffer.indexOf("\n", this.pos);
          this.lineEndPos = end2;
        }
        if (end2 === -1)
          return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end2 - 1] === "\r")
          end2 -= 1;
        return this.buffer.substring(this.pos, end2);
      }
      hasChars(n) {
        return this.pos + n <= this.buffer.length;
      }
      setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
      }
      peek(n) {
        return this.buffer.substr(this.pos, n);
      }
      *parseNext(next) {
        switch (next) {
          case "stream":
            return yield* this.parseStream();
          case "line-start":
            return yield* this.parseLineStart();
          case "block-start":
            return yield* this.parseBlockStart();
          case "doc":
            return yield* this.parseDocument();
          case "flow":
            return yield* this.parseFlowCollection();
          case "quoted-scalar":
            return yield* this.parseQuotedScalar();
          case "block-scalar":
            return yield* this.parseBlockScalar();
          case "plain-scalar":
            return yield* this.parsePlainScalar();
        }
      }
      *parseStream() {
        let line2 = this.getLine();
        if (line2 === null)
          return this.setNext("stream");
        if (line2[0] === cst.BOM) {
          yield* this.pushCount(1);
          line2 = line2.substring(1);
        }
        if (line2[0] === "%") {
          let dirEnd = line2.length;
          let cs = line2.indexOf("#");
          while (cs !== -1) {
            const ch = line2[cs - 1];
            if (ch === " " || ch === "	") {
              dirEnd = cs - 1;
              break;
            } else {
              cs = line2.indexOf("#", cs + 1);
            }
          }
          while (true) {
            const ch = line2[dirEnd - 1];
            if (ch === " " || ch === "	")
              dirEnd -= 1;
            else
              break;
          }
          const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
          yield* this.pushCount(line2.length - n);
          this.pushNewline();
          return "stream";
        }
        if (this.atLineEnd()) {
          const sp = yield* this.pushSpaces(true);
          yield* this.pushCount(line2.length - sp);
          yield* this.pushNewline();
          return "stream";
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
      }
      *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
          return this.setNext("line-start");
        if (ch === "-" || ch === ".") {
          if (!this.atEnd && !this.hasChars(4))
            return this.setNext("line-start");
          const s = this.peek(3);
          if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
            yield* this.pushCount(3);
            this.indentValue = 0;
            this.indentNext = 0;
            return s === "---" ? "doc" : "stream";
          }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
          this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
      }
      *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
          return this.setNext("block-start");
        if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
          const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
          this.indentNext = this.indentValue + 1;
          this.indentValue += n;
          return "block-start";
        }
        return "doc";
      }
      *parseDocument() {
        yield* this.pushSpaces(true);
        const line2 = this.getLine();
        if (line2 === null)
          return this.setNext("doc");
        let n = yield* this.pushIndicators();
        switch (line2[n]) {
          case "#":
            yield* this.pushCount(line2.length - n);
          // fallthrough
          case void 0:
            yield* this.pushNewline();
            return yield* this.parseLineStart();
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel = 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            return "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "doc";
          case '"':
          case "'":
            return yield* this.parseQuotedScalar();
          case "|":
          case ">":
            n += yield* this.parseBlockScalarHeader();
            n += yield* this.pushSpaces(true);
            yield* this.pushCount(line2.length - n);
            yield* this.pushNewline();
            return yield* this.parseBlockScalar();
          default:
            return yield* this.parsePlainScalar();
        }
      }
      *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
          nl = yield* this.pushNewline();
          if (nl > 0) {
            sp = yield* this.pushSpaces(false);
            this.indentValue = indent = sp;
          } else {
            sp = 0;
          }
          sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line2 = this.getLine();
        if (line2 === null)
          return this.setNext("flow");
        if (indent !== -1 && indent < this.indentNext && line2[0] !== "#" || indent === 0 && (line2.startsWith("---") || line2.startsWith("...")) && isEmpty(line2[3])) {
          const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line2[0] === "]" || line2[0] === "}");
          if (!atFlowEndMarker) {
            this.flowLevel = 0;
            yield cst.FLOW_END;
            return yield* this.parseLineStart();
          }
        }
        let n = 0;
        while (line2[n] === ",") {
          n += yield* this.pushCount(1);
          n += yield* this.pushSpaces(true);
          this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line2[n]) {
          case void 0:
            return "flow";
          case "#":
            yield* this.pushCount(line2.length - n);
            return "flow";
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel += 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            this.flowKey = true;
            this.flowLevel -= 1;
            return this.flowLevel ? "flow" : "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "flow";
          case '"':
          case "'":
            this.flowKey = true;
            return yield* this.parseQuotedScalar();
          case ":": {
            const next = this.charAt(1);
            if (this.flowKey || isEmpty(next) || next === ",") {
              this.flowKey = false;
              yield* this.pushCount(1);
              yield* this.pushSpaces(true);
              return "flow";
            }
          }
          // fallthrough
          default:
            this.flowKey = false;
            return yield* this.parsePlainScalar();
        }
      }
      *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end2 = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
          while (end2 !== -1 && this.buffer[end2 + 1] === "'")
            end2 = this.buffer.indexOf("'", end2 + 2);
        } else {
          while (end2 !== -1) {
            let n = 0;
            while (this.buffer[end2 - 1 - n] === "\\")
              n += 1;
            if (n % 2 === 0)
              break;
            end2 = this.buffer.indexOf('"', end2 + 1);
          }
        }
        const qb = this.buffer.substring(0, end2);
        let nl = qb.indexOf("\n", this.pos);
        if (nl !== -1) {
          while (nl !== -1) {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = qb.indexOf("\n", cs);
          }
          if (nl !== -1) {
            end2 = nl - (qb[nl - 1] === "\r" ? 2 : 1);
          }
        }
        if (end2 === -1) {
          if (!this.atEnd)
            return this.setNext("quoted-scalar");
          end2 = this.buffer.length;
        }
        yield* this.pushToIndex(end2 + 1, false);
        return this.flowLevel ? "flow" : "doc";
      }
      *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
          const ch = this.buffer[++i];
          if (ch === "+")
            this.blockScalarKeep = true;
          else if (ch > "0" && ch <= "9")
            this.blockScalarIndent = Number(ch) - 1;
          else if (ch !== "-")
            break;
        }
        return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
      }
      *parseBlockScalar() {
        let nl = this.pos - 1;
        let indent = 0;
        let ch;
        loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
          switch (ch) {
            case " ":
              indent += 1;
              break;
            case "\n":
              nl = i2;
              indent = 0;
              break;
            case "\r": {
              const next = this.buffer[i2 + 1];
              if (!next && !this.atEnd)
                return this.setNext("block-scalar");
              if (next === "\n")
                break;
            }
            // fallthrough
            default:
              break loop;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("block-scalar");
        if (indent >= this.indentNext) {
          if (this.blockScalarIndent === -1)
            this.indentNext = indent;
          else {
            this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
          }
          do {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = this.buffer.indexOf("\n", cs);
          } while (nl !== -1);
          if (nl === -1) {
            if (!this.atEnd)
              return this.setNext("block-scalar");
            nl = this.buffer.length;
          }
        }
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === " ")
          ch = this.buffer[++i];
        if (ch === "	") {
          while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
            ch = this.buffer[++i];
          nl = i - 1;
        } else if (!this.blockScalarKeep) {
          do {
            let i2 = nl - 1;
            let ch2 = this.buffer[i2];
            if (ch2 === "\r")
              ch2 = this.buffer[--i2];
            const lastChar = i2;
            while (ch2 === " ")
              ch2 = this.buffer[--i2];
            if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
              nl = i2;
            else
              break;
          } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
      }
      *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end2 = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while (ch = this.buffer[++i]) {
          if (ch === ":") {
            const next = this.buffer[i + 1];
            if (isEmpty(next) || inFlow && flowIndicatorChars.has(next))
              break;
            end2 = i;
          } else if (isEmpty(ch)) {
            let next = this.buffer[i + 1];
            if (ch === "\r") {
              if (next === "\n") {
                i += 1;
                ch = "\n";
                next = this.buffer[i + 1];
              } else
                end2 = i;
            }
            if (next === "#" || inFlow && flowIndicatorChars.has(next))
              break;
            if (ch === "\n") {
              const cs = this.continueScalar(i + 1);
              if (cs === -1)
                break;
              i = Math.max(i, cs - 2);
            }
          } else {
            if (inFlow && flowIndicatorChars.has(ch))
              break;
            end2 = i;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("plain-scalar");
        yield cst.SCALAR;
        yield* this.pushToIndex(end2 + 1, true);
        return inFlow ? "flow" : "doc";
      }
      *pushCount(n) {
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos += n;
          return n;
        }
        return 0;
      }
      *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
          yield s;
          this.pos += s.length;
          return s.length;
        } else if (allowEmpty)
          yield "";
        return 0;
      }
      *pushIndicators() {
        let n = 0;
        loop: while (true) {
          switch (this.charAt(0)) {
            case "!":
              n += yield* this.pushTag();
              n += yield* this.pushSpaces(true);
              continue loop;
            case "&":
              n += yield* this.pushUntil(isNotAnchorChar);
              n += yield* this.pushSpaces(true);
              continue loop;
            case "-":
            // this is an error
            case "?":
            // this is an error outside flow collections
            case ":": {
              const inFlow = this.flowLevel > 0;
              const ch1 = this.charAt(1);
              if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
                if (!inFlow)
                  this.indentNext = this.indentValue + 1;
                else if (this.flowKey)
                  this.flowKey = false;
                n += yield* this.pushCount(1);
                n += yield* this.pushSpaces(true);
                continue loop;
              }
            }
          }
          break loop;
        }
        return n;
      }
      *pushTag() {
        if (this.charAt(1) === "<") {
          let i = this.pos + 2;
          let ch = this.buffer[i];
          while (!isEmpty(ch) && ch !== ">")
            ch = this.buffer[++i];
          return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
        } else {
          let i = this.pos + 1;
          let ch = this.buffer[i];
          while (ch) {
            if (tagChars.has(ch))
              ch = this.buffer[++i];
            else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
              ch = this.buffer[i += 3];
            } else
              break;
          }
          return yield* this.pushToIndex(i, false);
        }
      }
      *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === "\n")
          return yield* this.pushCount(1);
        else if (ch === "\r" && this.charAt(1) === "\n")
          return yield* this.pushCount(2);
        else
          return 0;
      }
      *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
          ch = this.buffer[++i];
        } while (ch === " " || allowTabs && ch === "	");
        const n = i - this.pos;
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos = i;
        }
        return n;
      }
      *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
          ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
      }
    };
    exports.Lexer = Lexer2;
  }
});

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = __commonJS({
  "node_modules/yaml/dist/parse/line-counter.js"(exports) {
    "use strict";
    var LineCounter = class {
      constructor() {
        this.lineStarts = [];
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        this.linePos = (offset) => {
          let low = 0;
          let high = this.lineStarts.length;
          while (low < high) {
            const mid = low + high >> 1;
            if (this.lineStarts[mid] < offset)
              low = mid + 1;
            else
              high = mid;
          }
          if (this.lineStarts[low] === offset)
            return { line: low + 1, col: 1 };
          if (low === 0)
            return { line: 0, col: offset };
          const start = this.lineStarts[low - 1];
          return { line: low, col: offset - start + 1 };
        };
      }
    };
    exports.LineCounter = LineCounter;
  }
});

// node_modules/yaml/dist/parse/parser.js
var require_parser = __commonJS({
  "node_modules/yaml/dist/parse/parser.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var cst = require_cst();
    var lexer = require_lexer();
    function includesToken(list3, type) {
      for (let i = 0; i < list3.length; ++i)
        if (list3[i].type === type)
          return true;
      return false;
    }
    function findNonEmptyIndex(list3) {
      for (let i = 0; i < list3.length; ++i) {
        switch (list3[i].type) {
          case "space":
          case "comment":
          case "newline":
            break;
          default:
            return i;
        }
      }
      return -1;
    }
    function isFlowToken(token) {
      switch (token?.type) {
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "flow-collection":
          return true;
        default:
          return false;
      }
    }
    function getPrevProps(parent) {
      switch (parent.type) {
        case "document":
          return parent.start;
        case "block-map": {
          const it = parent.items[parent.items.length - 1];
          return it.sep ?? it.start;
        }
        case "block-seq":
          return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
          return [];
      }
    }
    function getFirstKeyStartProps(prev) {
      if (prev.length === 0)
        return [];
      let i = prev.length;
      loop: while (--i >= 0) {
        switch (prev[i].type) {
          case "doc-start":
          case "explicit-key-ind":
          case "map-value-ind":
          case "seq-item-ind":
          case "newline":
            break loop;
        }
      }
      while (prev[++i]?.type === "space") {
      }
      return prev.splice(i, prev.length);
    }
    function arrayPushArray(target2, source2) {
      if (source2.length < 1e5)
        Array.prototype.push.apply(target2, source2);
      else
        for (let i = 0; i < source2.length; ++i)
          target2.push(source2[i]);
    }
    function fixFlowSeqItems(fc) {
      if (fc.start.type === "flow-seq-start") {
        for (const it of fc.items) {
          if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
            if (it.key)
              it.value = it.key;
            delete it.key;
            if (isFlowToken(it.value)) {
              if (it.value.end)
                arrayPushArray(it.value.end, it.sep);
              else
                it.value.end = it.sep;
            } else
              arrayPushArray(it.start, it.sep);
            delete it.sep;
          }
        }
      }
    }
    var Parser3 = class {
      /**
       * @param onNewLine - If defined, called separately with the start position of
       *   each new line (in `parse()`, including the start of input).
       */
      constructor(onNewLine) {
        this.atNewLine = true;
        this.atScalar = false;
        this.indent = 0;
        this.offset = 0;
        this.onKeyLine = false;
        this.stack = [];
        this.source = "";
        this.type = "";
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
      }
      /**
       * Parse `source` as a YAML stream.
       * If `incomplete`, a part of the last line may be left as a buffer for the next call.
       *
       * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
       *
       * @returns A generator of tokens representing each directive, document, and other structure.
       */
      *parse(source2, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
          this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source2, incomplete))
          yield* this.next(lexeme);
        if (!incomplete)
          yield* this.end();
      }
      /**
       * Advance the parser by the `source` of one lexical token.
       */
      *next(source2) {
        this.source = source2;
        if (node_process.env.LOG_TOKENS)
          console.log("|", cst.prettyToken(source2));
        if (this.atScalar) {
          this.atScalar = false;
          yield* this.step();
          this.offset += source2.length;
          return;
        }
        const type = cst.tokenType(source2);
        if (!type) {
          const message = `Not a YAML token: ${source2}`;
          yield* this.pop({ type: "error", offset: this.offset, message, source: source2 });
          this.offset += source2.length;
        } else if (type === "scalar") {
          this.atNewLine = false;
          this.atScalar = true;
          this.type = "scalar";
        } else {
          this.type = type;
          yield* this.step();
          switch (type) {
            case "newline":
              this.atNewLine = true;
              this.indent = 0;
              if (this.onNewLine)
                this.onNewLine(this.offset + source2.length);
              break;
            case "space":
              if (this.atNewLine && source2[0] === " ")
                this.indent += source2.length;
              break;
            case "explicit-key-ind":
            case "map-value-ind":
            case "seq-item-ind":
              if (this.atNewLine)
                this.indent += source2.length;
              break;
            case "doc-mode":
            case "flow-error-end":
              return;
            default:
              this.atNewLine = false;
          }
          this.offset += source2.length;
        }
      }
      /** Call at end of input to push out any remaining constructions */
      *end() {
        while (this.stack.length > 0)
          yield* this.pop();
      }
      get sourceToken() {
        const st = {
          type: this.type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
        return st;
      }
      *step() {
        const top = this.peek(1);
        if (this.type === "doc-end" && top?.type !== "doc-end") {
          while (this.stack.length > 0)
            yield* this.pop();
          this.stack.push({
            type: "doc-end",
            offset: this.offset,
            source: this.source
          });
          return;
        }
        if (!top)
          return yield* this.stream();
        switch (top.type) {
          case "document":
            return yield* this.document(top);
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return yield* this.scalar(top);
          case "block-scalar":
            return yield* this.blockScalar(top);
          case "block-map":
            return yield* this.blockMap(top);
          case "block-seq":
            return yield* this.blockSequence(top);
          case "flow-collection":
            return yield* this.flowCollection(top);
          case "doc-end":
            return yield* this.documentEnd(top);
        }
        yield* this.pop();
      }
      peek(n) {
        return this.stack[this.stack.length - n];
      }
      *pop(error) {
        const token = error ?? this.stack.pop();
        if (!token) {
          const message = "Tried to pop an empty stack";
          yield { type: "error", offset: this.offset, source: "", message };
        } else if (this.stack.length === 0) {
          yield token;
        } else {
          const top = this.peek(1);
          if (token.type === "block-scalar") {
            token.indent = "indent" in top ? top.indent : 0;
          } else if (token.type === "flow-collection" && top.type === "document") {
            token.indent = 0;
          }
          if (token.type === "flow-collection")
            fixFlowSeqItems(token);
          switch (top.type) {
            case "document":
              top.value = token;
              break;
            case "block-scalar":
              top.props.push(token);
              break;
            case "block-map": {
              const it = top.items[top.items.length - 1];
              if (it.value) {
                top.items.push({ start: [], key: token, sep: [] });
                this.onKeyLine = true;
                return;
              } else if (it.sep) {
                it.value = token;
              } else {
                Object.assign(it, { key: token, sep: [] });
                this.onKeyLine = !it.explicitKey;
                return;
              }
              break;
            }
            case "block-seq": {
              const it = top.items[top.items.length - 1];
              if (it.value)
                top.items.push({ start: [], value: token });
              else
                it.value = token;
              break;
            }
            case "flow-collection": {
              const it = top.items[top.items.length - 1];
              if (!it || it.value)
                top.items.push({ start: [], key: token, sep: [] });
              else if (it.sep)
                it.value = token;
              else
                Object.assign(it, { key: token, sep: [] });
              return;
            }
            /* istanbul ignore next should not happen */
            default:
              yield* this.pop();
              yield* this.pop(token);
          }
          if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
            const last = token.items[token.items.length - 1];
            if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
              if (top.type === "document")
                top.end = last.start;
              else
                top.items.push({ start: last.start });
              token.items.splice(-1, 1);
            }
          }
        }
      }
      *stream() {
        switch (this.type) {
          case "directive-line":
            yield { type: "directive", offset: this.offset, source: this.source };
            return;
          case "byte-order-mark":
          case "space":
          case "comment":
          case "newline":
            yield this.sourceToken;
            return;
          case "doc-mode":
          case "doc-start": {
            const doc = {
              type: "document",
              offset: this.offset,
              start: []
            };
            if (this.type === "doc-start")
              doc.start.push(this.sourceToken);
            this.stack.push(doc);
            return;
          }
        }
        yield {
          type: "error",
          offset: this.offset,
          message: `Unexpected ${this.type} token in YAML stream`,
          source: this.source
        };
      }
      *document(doc) {
        if (doc.value)
          return yield* this.lineEnd(doc);
        switch (this.type) {
          case "doc-start": {
            if (findNonEmptyIndex(doc.start) !== -1) {
              yield* this.pop();
              yield* this.step();
            } else
              doc.start.push(this.sourceToken);
            return;
          }
          case "anchor":
          case "tag":
          case "space":
          case "comment":
          case "newline":
            doc.start.push(this.sourceToken);
            return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
          this.stack.push(bv);
        else {
          yield {
            type: "error",
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML document`,
            source: this.source
          };
        }
      }
      *scalar(scalar) {
        if (this.type === "map-value-ind") {
          const prev = getPrevProps(this.peek(2));
          const start = getFirstKeyStartProps(prev);
          let sep2;
          if (scalar.end) {
            sep2 = scalar.end;
            sep2.push(this.sourceToken);
            delete scalar.end;
          } else
            sep2 = [this.sourceToken];
          const map = {
            type: "block-map",
            offset: scalar.offset,
            indent: scalar.indent,
            items: [{ start, key: scalar, sep: sep2 }]
          };
          this.onKeyLine = true;
          this.stack[this.stack.length - 1] = map;
        } else
          yield* this.lineEnd(scalar);
      }
      *blockScalar(scalar) {
        switch (this.type) {
          case "space":
          case "comment":
          case "newline":
            scalar.props.push(this.sourceToken);
            return;
          case "scalar":
            scalar.source = this.source;
            this.atNewLine = true;
            this.indent = 0;
            if (this.onNewLine) {
              let nl = this.source.indexOf("\n") + 1;
              while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf("\n", nl) + 1;
              }
            }
            yield* this.pop();
            break;
          /* istanbul ignore next should not happen */
          default:
            yield* this.pop();
            yield* this.step();
        }
      }
      *blockMap(map) {
        const it = map.items[map.items.length - 1];
        switch (this.type) {
          case "newline":
            this.onKeyLine = false;
            if (it.value) {
              const end2 = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end2) ? end2[end2.length - 1] : void 0;
              if (last?.type === "comment")
                end2?.push(this.sourceToken);
              else
                map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              it.start.push(this.sourceToken);
            }
            return;
          case "space":
          case "comment":
            if (it.value) {
              map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              if (this.atIndentedComment(it.start, map.indent)) {
                const prev = map.items[map.items.length - 2];
                const end2 = prev?.value?.end;
                if (Array.isArray(end2)) {
                  arrayPushArray(end2, it.start);
                  end2.push(this.sourceToken);
                  map.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
        }
        if (this.indent >= map.indent) {
          const atMapIndent = !this.onKeyLine && this.indent === map.indent;
          const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
          let start = [];
          if (atNextItem && it.sep && !it.value) {
            const nl = [];
            for (let i = 0; i < it.sep.length; ++i) {
              const st = it.sep[i];
              switch (st.type) {
                case "newline":
                  nl.push(i);
                  break;
                case "space":
                  break;
                case "comment":
                  if (st.indent > map.indent)
                    nl.length = 0;
                  break;
                default:
                  nl.length = 0;
              }
            }
            if (nl.length >= 2)
              start = it.sep.splice(nl[1]);
          }
          switch (this.type) {
            case "anchor":
            case "tag":
              if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start });
                this.onKeyLine = true;
              } else if (it.sep) {
                it.sep.push(this.sourceToken);
              } else {
                it.start.push(this.sourceToken);
              }
              return;
            case "explicit-key-ind":
              if (!it.sep && !it.explicitKey) {
                it.start.push(this.sourceToken);
                it.explicitKey = true;
              } else if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start, explicitKey: true });
              } else {
                this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: [this.sourceToken], explicitKey: true }]
                });
              }
              this.onKeyLine = true;
              return;
            case "map-value-ind":
              if (it.explicitKey) {
                if (!it.sep) {
                  if (includesToken(it.start, "newline")) {
                    Object.assign(it, { key: null, sep: [this.sourceToken] });
                  } else {
                    const start2 = getFirstKeyStartProps(it.start);
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                    });
                  }
                } else if (it.value) {
                  map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                  });
                } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
                  const start2 = getFirstKeyStartProps(it.start);
                  const key3 = it.key;
                  const sep2 = it.sep;
                  sep2.push(this.sourceToken);
                  delete it.key;
                  delete it.sep;
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start2, key: key3, sep: sep2 }]
                  });
                } else if (start.length > 0) {
                  it.sep = it.sep.concat(start, this.sourceToken);
                } else {
                  it.sep.push(this.sourceToken);
                }
              } else {
                if (!it.sep) {
                  Object.assign(it, { key: null, sep: [this.sourceToken] });
                } else if (it.value || atNextItem) {
                  map.items.push({ start, key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [], key: null, sep: [this.sourceToken] }]
                  });
                } else {
                  it.sep.push(this.sourceToken);
                }
              }
              this.onKeyLine = true;
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (atNextItem || it.value) {
                map.items.push({ start, key: fs, sep: [] });
                this.onKeyLine = true;
              } else if (it.sep) {
                this.stack.push(fs);
              } else {
                Object.assign(it, { key: fs, sep: [] });
                this.onKeyLine = true;
              }
              return;
            }
            default: {
              const bv = this.startBlockValue(map);
              if (bv) {
                if (bv.type === "block-seq") {
                  if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                    yield* this.pop({
                      type: "error",
                      offset: this.offset,
                      message: "Unexpected block-seq-ind on same line with key",
                      source: this.source
                    });
                    return;
                  }
                } else if (atMapIndent) {
                  map.items.push({ start });
                }
                this.stack.push(bv);
                return;
              }
            }
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
          case "newline":
            if (it.value) {
              const end2 = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end2) ? end2[end2.length - 1] : void 0;
              if (last?.type === "comment")
                end2?.push(this.sourceToken);
              else
                seq.items.push({ start: [this.sourceToken] });
            } else
              it.start.push(this.sourceToken);
            return;
          case "space":
          case "comment":
            if (it.value)
              seq.items.push({ start: [this.sourceToken] });
            else {
              if (this.atIndentedComment(it.start, seq.indent)) {
                const prev = seq.items[seq.items.length - 2];
                const end2 = prev?.value?.end;
                if (Array.isArray(end2)) {
                  arrayPushArray(end2, it.start);
                  end2.push(this.sourceToken);
                  seq.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
          case "anchor":
          case "tag":
            if (it.value || this.indent <= seq.indent)
              break;
            it.start.push(this.sourceToken);
            return;
          case "seq-item-ind":
            if (this.indent !== seq.indent)
              break;
            if (it.value || includesToken(it.start, "seq-item-ind"))
              seq.items.push({ start: [this.sourceToken] });
            else
              it.start.push(this.sourceToken);
            return;
        }
        if (this.indent > seq.indent) {
          const bv = this.startBlockValue(seq);
          if (bv) {
            this.stack.push(bv);
            return;
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === "flow-error-end") {
          let top;
          do {
            yield* this.pop();
            top = this.peek(1);
          } while (top?.type === "flow-collection");
        } else if (fc.end.length === 0) {
          switch (this.type) {
            case "comma":
            case "explicit-key-ind":
              if (!it || it.sep)
                fc.items.push({ start: [this.sourceToken] });
              else
                it.start.push(this.sourceToken);
              return;
            case "map-value-ind":
              if (!it || it.value)
                fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                Object.assign(it, { key: null, sep: [this.sourceToken] });
              return;
            case "space":
            case "comment":
            case "newline":
            case "anchor":
            case "tag":
              if (!it || it.value)
                fc.items.push({ start: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                it.start.push(this.sourceToken);
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (!it || it.value)
                fc.items.push({ start: [], key: fs, sep: [] });
              else if (it.sep)
                this.stack.push(fs);
              else
                Object.assign(it, { key: fs, sep: [] });
              return;
            }
            case "flow-map-end":
            case "flow-seq-end":
              fc.end.push(this.sourceToken);
              return;
          }
          const bv = this.startBlockValue(fc);
          if (bv)
            this.stack.push(bv);
          else {
            yield* this.pop();
            yield* this.step();
          }
        } else {
          const parent = this.peek(2);
          if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
            yield* this.pop();
            yield* this.step();
          } else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            fixFlowSeqItems(fc);
            const sep2 = fc.end.splice(1, fc.end.length);
            sep2.push(this.sourceToken);
            const map = {
              type: "block-map",
              offset: fc.offset,
              indent: fc.indent,
              items: [{ start, key: fc, sep: sep2 }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
          } else {
            yield* this.lineEnd(fc);
          }
        }
      }
      flowScalar(type) {
        if (this.onNewLine) {
          let nl = this.source.indexOf("\n") + 1;
          while (nl !== 0) {
            this.onNewLine(this.offset + nl);
            nl = this.source.indexOf("\n", nl) + 1;
          }
        }
        return {
          type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
      }
      startBlockValue(parent) {
        switch (this.type) {
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return this.flowScalar(this.type);
          case "block-scalar-header":
            return {
              type: "block-scalar",
              offset: this.offset,
              indent: this.indent,
              props: [this.sourceToken],
              source: ""
            };
          case "flow-map-start":
          case "flow-seq-start":
            return {
              type: "flow-collection",
              offset: this.offset,
              indent: this.indent,
              start: this.sourceToken,
              items: [],
              end: []
            };
          case "seq-item-ind":
            return {
              type: "block-seq",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken] }]
            };
          case "explicit-key-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            start.push(this.sourceToken);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, explicitKey: true }]
            };
          }
          case "map-value-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, key: null, sep: [this.sourceToken] }]
            };
          }
        }
        return null;
      }
      atIndentedComment(start, indent) {
        if (this.type !== "comment")
          return false;
        if (this.indent <= indent)
          return false;
        return start.every((st) => st.type === "newline" || st.type === "space");
      }
      *documentEnd(docEnd) {
        if (this.type !== "doc-mode") {
          if (docEnd.end)
            docEnd.end.push(this.sourceToken);
          else
            docEnd.end = [this.sourceToken];
          if (this.type === "newline")
            yield* this.pop();
        }
      }
      *lineEnd(token) {
        switch (this.type) {
          case "comma":
          case "doc-start":
          case "doc-end":
          case "flow-seq-end":
          case "flow-map-end":
          case "map-value-ind":
            yield* this.pop();
            yield* this.step();
            break;
          case "newline":
            this.onKeyLine = false;
          // fallthrough
          case "space":
          case "comment":
          default:
            if (token.end)
              token.end.push(this.sourceToken);
            else
              token.end = [this.sourceToken];
            if (this.type === "newline")
              yield* this.pop();
        }
      }
    };
    exports.Parser = Parser3;
  }
});

// node_modules/yaml/dist/public-api.js
var require_public_api = __commonJS({
  "node_modules/yaml/dist/public-api.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var errors = require_errors();
    var log = require_log();
    var identity = require_identity();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    function parseOptions(options) {
      const prettyErrors = options.prettyErrors !== false;
      const lineCounter$1 = options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null;
      return { lineCounter: lineCounter$1, prettyErrors };
    }
    function parseAllDocuments(source2, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      const docs = Array.from(composer$1.compose(parser$1.parse(source2)));
      if (prettyErrors && lineCounter2)
        for (const doc of docs) {
          doc.errors.forEach(errors.prettifyError(source2, lineCounter2));
          doc.warnings.forEach(errors.prettifyError(source2, lineCounter2));
        }
      if (docs.length > 0)
        return docs;
      return Object.assign([], { empty: true }, composer$1.streamInfo());
    }
    function parseDocument(source2, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      let doc = null;
      for (const _doc of composer$1.compose(parser$1.parse(source2), true, source2.length)) {
        if (!doc)
          doc = _doc;
        else if (doc.options.logLevel !== "silent") {
          doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
          break;
        }
      }
      if (prettyErrors && lineCounter2) {
        doc.errors.forEach(errors.prettifyError(source2, lineCounter2));
        doc.warnings.forEach(errors.prettifyError(source2, lineCounter2));
      }
      return doc;
    }
    function parse(src, reviver, options) {
      let _reviver = void 0;
      if (typeof reviver === "function") {
        _reviver = reviver;
      } else if (options === void 0 && reviver && typeof reviver === "object") {
        options = reviver;
      }
      const doc = parseDocument(src, options);
      if (!doc)
        return null;
      doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
      if (doc.errors.length > 0) {
        if (doc.options.logLevel !== "silent")
          throw doc.errors[0];
        else
          doc.errors = [];
      }
      return doc.toJS(Object.assign({ reviver: _reviver }, options));
    }
    function stringify(value, replacer, options) {
      let _replacer = null;
      if (typeof replacer === "function" || Array.isArray(replacer)) {
        _replacer = replacer;
      } else if (options === void 0 && replacer) {
        options = replacer;
      }
      if (typeof options === "string")
        options = options.length;
      if (typeof options === "number") {
        const indent = Math.round(options);
        options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
      }
      if (value === void 0) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
          return void 0;
      }
      if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
      return new Document.Document(value, _replacer, options).toString(options);
    }
    exports.parse = parse;
    exports.parseAllDocuments = parseAllDocuments;
    exports.parseDocument = parseDocument;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/index.js
var require_dist = __commonJS({
  "node_modules/yaml/dist/index.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var Schema2 = require_Schema();
    var errors = require_errors();
    var Alias = require_Alias();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var cst = require_cst();
    var lexer = require_lexer();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    var publicApi = require_public_api();
    var visit2 = require_visit();
    exports.Composer = composer.Composer;
    exports.Document = Document.Document;
    exports.Schema = Schema2.Schema;
    exports.YAMLError = errors.YAMLError;
    exports.YAMLParseError = errors.YAMLParseError;
    exports.YAMLWarning = errors.YAMLWarning;
    exports.Alias = Alias.Alias;
    exports.isAlias = identity.isAlias;
    exports.isCollection = identity.isCollection;
    exports.isDocument = identity.isDocument;
    exports.isMap = identity.isMap;
    exports.isNode = identity.isNode;
    exports.isPair = identity.isPair;
    exports.isScalar = identity.isScalar;
    exports.isSeq = identity.isSeq;
    exports.Pair = Pair.Pair;
    exports.Scalar = Scalar.Scalar;
    exports.YAMLMap = YAMLMap.YAMLMap;
    exports.YAMLSeq = YAMLSeq.YAMLSeq;
    exports.CST = cst;
    exports.Lexer = lexer.Lexer;
    exports.LineCounter = lineCounter.LineCounter;
    exports.Parser = parser.Parser;
    exports.parse = publicApi.parse;
    exports.parseAllDocuments = publicApi.parseAllDocuments;
    exports.parseDocument = publicApi.parseDocument;
    exports.stringify = publicApi.stringify;
    exports.visit = visit2.visit;
    exports.visitAsync = visit2.visitAsync;
  }
});

// src/cli.ts
import { fileURLToPath } from "node:url";

// src/local/fault.ts
var LocalError = class extends Error {
  name = "LocalError";
};
var GitError = class extends LocalError {
  name = "GitError";
};

// src/commands/arguments.ts
import { parseArgs } from "node:util";

// src/commands/command.ts
var UsageError = class extends Error {
};

// src/commands/nearest.ts
function nearest(word2, candidates3) {
  let best;
  let least = Math.max(1, Math.floor(word2.length / 3)) + 1;
  for (const candidate of candidates3) {
    const changes2 = distance(word2.slice(0, 60), candidate);
    if (changes2 >= least) continue;
    least = changes2;
    best = candidate;
  }
  return best;
}
function distance(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, index2) => index2);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced2 = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced2, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

// src/commands/arguments.ts
function readArguments(words4, { name: command, options }) {
  const known2 = options.map(({ name, value }) => [name, { type: value === void 0 ? "boolean" : "string" }]);
  const { tokens } = parseArgs({
    args: [...words4],
    options: Object.fromEntries(known2),
    strict: false,
    allowPositionals: true,
    tokens: true
  });
  const values2 = /* @__PURE__ */ new Map();
  const switches = /* @__PURE__ */ new Set();
  const positionals = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const option = find(token.rawName, options, command);
    if (option.value !== void 0) values2.set(option.name, checked(option, token.value));
    else if (token.value === void 0) switches.add(option.name);
    else throw new UsageError(`--${option.name} takes no value`);
  }
  return { positionals, value: (option) => values2.get(option), has: (option) => switches.has(option) };
}
function find(rawName, options, command) {
  const option = options.find(({ name }) => `--${name}` === rawName);
  if (option !== void 0) return option;
  const near = nearest(
    rawName.replace(/^-+/, ""),
    options.map(({ name }) => name)
  );
  throw new UsageError(`${command} has no option ${rawName}${near === void 0 ? "" : `; did you mean --${near}?`}`);
}
function checked({ name, value, choices: choices2 }, given) {
  if (given === void 0 || given === "") throw new UsageError(`--${name} needs a value: --${name} ${value}`);
  if (choices2 === void 0 || choices2.includes(given)) return given;
  const near = nearest(given, choices2);
  const hint = near === void 0 ? "" : `; did you mean ${near}?`;
  throw new UsageError(`--${name} is one of ${choices2.join(", ")}, not ${JSON.stringify(given)}${hint}`);
}

// src/commands/demo.ts
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join3 } from "node:path";

// src/local/git.ts
import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { devNull } from "node:os";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
var inherited = ["PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "USERPROFILE", "PATHEXT"];
var fixed = {
  LC_ALL: "C",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_GRAFT_FILE: devNull,
  GIT_LITERAL_PATHSPECS: "1",
  // A partial clone would fetch what it lacks, by whatever command its configuration names.
  GIT_NO_LAZY_FETCH: "1",
  // Older git knows only this way to keep it from fetching; unlike protocol.allow no repository can override it.
  GIT_ALLOW_PROTOCOL: ""
};
var noUserConfiguration = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: devNull,
  GIT_ATTR_NOSYSTEM: "1"
};
var settings = [
  "core.fsmonitor=false",
  "core.untrackedCache=false",
  `core.hooksPath=${devNull}`,
  `core.attributesFile=${devNull}`,
  `core.excludesFile=${devNull}`,
  "core.quotePath=true",
  "core.warnAmbiguousRefs=true",
  // Larger files count as binary in diffs, and are not held in git's memory.
  "core.bigFileThreshold=10m",
  "diff.suppressBlankEmpty=false"
];
var patience = 3e5;
var errorText = 64 * 1024;
async function runGit(call) {
  return run(call, { ...environment(), ...noUserConfiguration, ...call.env });
}
async function runUsersGit(call) {
  return run(call, { ...environment(), ...call.env });
}
async function gitOutput(call) {
  const answer = await runGit(call);
  if (answer.code !== 0) throw failure(call.args, answer);
  return answer.stdout;
}
function failure(args, { code: code2, stderr }) {
  const said = oneLine(stderr);
  if (/not a git repository/.test(said)) return new GitError("This is not a git repository");
  if (/promisor remote|unable to read|bad object|missing blob|missing tree|invalid object/i.test(said)) {
    return new GitError(
      `Some objects are not in this repository (${said}). A shallow or partial clone lacks them: run \`git fetch --unshallow\`, or clone without --filter`
    );
  }
  return new GitError(`git ${args[0] ?? ""} failed: ${said === "" ? `exit code ${code2}` : said}`);
}
function environment() {
  const env = { ...fixed };
  for (const name of inherited) {
    const value = process.env[name];
    if (value !== void 0) env[name] = value;
  }
  return env;
}
async function run(call, env) {
  const args = ["--no-pager", ...settings.flatMap((setting2) => ["-c", setting2]), ...call.args];
  if (args.some((arg) => arg.includes("\0"))) throw new GitError("A name with a NUL byte cannot be asked of git");
  const child = spawn("git", args, { cwd: call.cwd, env, stdio: ["pipe", "pipe", "pipe"], timeout: patience });
  const out = [];
  const err = [];
  let errSize = 0;
  child.stdout.on("data", call.consume ?? ((chunk) => out.push(chunk)));
  child.stderr.on("data", (chunk) => {
    if (errSize < errorText) err.push(chunk);
    errSize += chunk.length;
  });
  const ended2 = end(child, call);
  const fed = pipeline(Readable.from(call.input ?? []), child.stdin).catch(ignoreBrokenPipe);
  const [code2] = await Promise.all([ended2, fed]);
  return { code: code2, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString("utf8") };
}
function end(child, { args, cwd }) {
  return new Promise((resolve5, reject) => {
    child.on("error", (error) => reject(notStarted(error, cwd)));
    child.on("close", (code2, signal) => {
      if (code2 !== null) resolve5(code2);
      else if (child.killed)
        reject(new GitError(`git ${args[0] ?? ""} did not answer within ${patience / 1e3} seconds`));
      else reject(new GitError(`git ${args[0] ?? ""} was ended by ${signal ?? "a signal"}`));
    });
  });
}
function notStarted(error, cwd) {
  if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) return new GitError(`${cwd} is not a folder`);
  if (error.code === "ENOENT") return new GitError("git was not found: install git and put it on the PATH");
  if (error.code === "E2BIG") return new GitError("git was asked for too many names at once");
  return new GitError(`git could not be started (${error.code ?? error.message})`);
}
function ignoreBrokenPipe(error) {
  const brokenPipe = ["EPIPE", "ECONNRESET", "EOF", "ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_DESTROYED"];
  if (!brokenPipe.includes(error.code ?? "")) throw error;
}
function oneLine(stderr) {
  const lines2 = stderr.split("\n").filter((line3) => line3.trim() !== "");
  const line2 = lines2.find((line3) => /^(fatal|error):/.test(line3)) ?? lines2[0] ?? "";
  return line2.replace(/^(fatal|error): /, "").replace(new RegExp("\\p{Cc}", "gu"), "?").slice(0, 300);
}

// src/local/repository.ts
import { resolve } from "node:path";
var oldestGit = [2, 32];
var emptyTree = {
  sha1: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
  sha256: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
};
async function openRepository(folder3) {
  const repository = await findRepository(folder3);
  if (repository === void 0) throw new GitError(`${folder3} is not in a git repository`);
  return repository;
}
async function findRepository(folder3) {
  const facts = ["--is-bare-repository", "--is-shallow-repository", "--show-object-format", "--absolute-git-dir"];
  const [version2, answer] = await Promise.all([
    gitOutput({ args: ["--version"], cwd: folder3 }),
    discover(folder3, facts)
  ]);
  refuseOldGit(version2.toString("utf8"));
  if (answer === void 0) return void 0;
  const [bare, shallow2, hash, ...path3] = answer.split("\n");
  if (hash !== "sha1" && hash !== "sha256") throw new GitError(`git uses an object format we do not know: ${hash}`);
  const found2 = { gitDir: path3.join("\n"), shallow: shallow2 === "true", hash };
  const workTree = bare === "true" ? void 0 : await discover(folder3, ["--show-toplevel"]);
  return workTree === void 0 ? found2 : { ...found2, workTree };
}
function aboutObjects({ gitDir, hash }, question) {
  const env = {
    GIT_DIR: gitDir,
    GIT_WORK_TREE: gitDir,
    GIT_INDEX_FILE: resolve(gitDir, "no-index"),
    GIT_ATTR_SOURCE: emptyTree[hash]
  };
  return { ...question, cwd: gitDir, env };
}
async function objectsFolder(repository) {
  const call = aboutObjects(repository, { args: ["rev-parse", "--git-path", "objects"] });
  return resolve(repository.gitDir, withoutNewline(await gitOutput(call)));
}
async function discover(folder3, facts) {
  const args = ["rev-parse", ...facts];
  const answer = await runUsersGit({ args, cwd: folder3 });
  if (answer.code === 0) return withoutNewline(answer.stdout);
  if (/not a git repository|must be run in a work tree/.test(answer.stderr)) return void 0;
  if (!/dubious ownership|unsafe repository/.test(answer.stderr)) throw failure(args, answer);
  const add2 = `git config --global --add safe.directory '${folder3}'`;
  throw new GitError(`${folder3} is in a git repository that belongs to another user. If you trust it, run \`${add2}\``);
}
function refuseOldGit(said) {
  const [major = 0, minor = 0] = said.replace(/^\D*/, "").split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestGit;
  if (major > oldestMajor || major === oldestMajor && minor >= oldestMinor) return;
  throw new GitError(`git ${oldestGit.join(".")} or newer is needed, this is ${said.trim()}`);
}
function withoutNewline(output3) {
  return output3.toString("utf8").replace(/\r?\n$/, "");
}
async function workTreeCalls(repository) {
  const { gitDir, workTree } = repository;
  const base = { GIT_DIR: gitDir, GIT_WORK_TREE: workTree };
  const args = ["config", "-z", "--name-only", "--get-regexp", "^filter\\..*\\.(clean|process|required)$"];
  const { stdout } = await runGit({ args, cwd: gitDir, env: base });
  const names = [...new Set(stdout.toString("utf8").split("\0").slice(0, -1))];
  const env = { ...base, GIT_CONFIG_COUNT: String(names.length) };
  for (const [index2, name] of names.entries()) {
    env[`GIT_CONFIG_KEY_${index2}`] = name;
    env[`GIT_CONFIG_VALUE_${index2}`] = name.endsWith(".required") ? "false" : "";
  }
  return (question) => ({ ...question, cwd: workTree, env });
}

// src/local/blobs.ts
var objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
var newline = 10;
async function readBlobs(repository, blobs, maxBytes2) {
  const contents = /* @__PURE__ */ new Map();
  const ids = [...new Set(blobs)];
  const stranger = ids.find((id) => !objectId.test(id));
  if (stranger !== void 0) throw new Error(`Not a blob id: ${stranger}`);
  if (ids.length === 0) return contents;
  const consume = batchReader(maxBytes2, (id, content) => contents.set(id, content));
  const args = ["cat-file", "--batch", "--buffer"];
  const answer = await runGit(aboutObjects(repository, { args, input: [`${ids.join("\n")}
`], consume }));
  if (answer.code !== 0 || ids.some((id) => !contents.has(id))) throw failure(args, answer);
  return contents;
}
function batchReader(maxBytes2, answer) {
  let header2 = "";
  let current;
  const readHeader = (chunk, at) => {
    const end2 = chunk.indexOf(newline, at);
    header2 += chunk.toString("latin1", at, end2 < 0 ? chunk.length : end2);
    if (end2 < 0) return chunk.length;
    const [id = "", , size] = header2.split(" ");
    header2 = "";
    if (size === void 0) answer(id, { unreadable: "its content is not in this repository" });
    else current = { id, size: Number(size), missing: Number(size) + 1, kept: [] };
    return end2 + 1;
  };
  const readContent = (blob, chunk, at) => {
    const piece = chunk.subarray(at, at + blob.missing);
    blob.missing -= piece.length;
    const tooLarge = blob.size > maxBytes2;
    if (!tooLarge) blob.kept.push(piece);
    if (blob.missing > 0) return chunk.length;
    answer(blob.id, tooLarge ? { tooLarge: blob.size } : { bytes: joined(blob.kept, blob.size) });
    current = void 0;
    return at + piece.length;
  };
  return (chunk) => {
    for (let at = 0; at < chunk.length; ) {
      at = current === void 0 ? readHeader(chunk, at) : readContent(current, chunk, at);
    }
  };
}
function joined(pieces, size) {
  const [first] = pieces;
  if (first !== void 0 && pieces.length === 1) return first.subarray(0, size);
  return Buffer.concat(pieces, size);
}

// src/local/file-name.ts
import { isUtf8 } from "node:buffer";
var escaped = 56320;
function namesIn(list3) {
  const names = isUtf8(list3) ? list3.toString("utf8").split("\0") : splitAtNul(list3).map(decodeName);
  return names.slice(0, -1);
}
function decodeName(bytes) {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  let name = "";
  for (let at = 0; at < bytes.length; ) {
    const size = characterAt(bytes, at);
    name += size === 0 ? String.fromCharCode(escaped + (bytes[at] ?? 0)) : bytes.toString("utf8", at, at + size);
    at += Math.max(size, 1);
  }
  return name;
}
function encodeName(name) {
  if (name.isWellFormed()) return Buffer.from(name, "utf8");
  const pieces = [...name].map((character) => {
    const code2 = character.charCodeAt(0);
    const isByte = character.length === 1 && code2 >= escaped + 128 && code2 <= escaped + 255;
    return isByte ? Buffer.of(code2 - escaped) : Buffer.from(character, "utf8");
  });
  return Buffer.concat(pieces);
}
function characterAt(bytes, at) {
  for (let size = 1; size <= 4 && at + size <= bytes.length; size++) {
    if (isUtf8(bytes.subarray(at, at + size))) return size;
  }
  return 0;
}
function splitAtNul(list3) {
  const pieces = [];
  let from = 0;
  for (let to = list3.indexOf(0); to >= 0; to = list3.indexOf(0, from)) {
    pieces.push(list3.subarray(from, to));
    from = to + 1;
  }
  pieces.push(list3.subarray(from));
  return pieces;
}
var escapes = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, "\\": 92 };
function unquoteName(written) {
  if (!written.startsWith('"')) return written;
  const bytes = [];
  for (const [piece] of written.slice(1, -1).matchAll(/\\[0-7]{3}|\\.|[^\\]+/gs)) {
    if (!piece.startsWith("\\")) bytes.push(Buffer.from(piece, "utf8"));
    else bytes.push(Buffer.of(escapes[piece.slice(1)] ?? Number.parseInt(piece.slice(1), 8)));
  }
  return decodeName(Buffer.concat(bytes));
}

// src/local/listing.ts
var renames = ["-M50%", "-l1000"];
var statuses = {
  A: "added",
  C: "copied",
  D: "removed",
  M: "modified",
  R: "renamed",
  T: "modified",
  // In conflict, of a work tree only.
  U: "modified"
};
var diffTree = [
  "diff-tree",
  "-r",
  "--no-abbrev",
  "--no-ext-diff",
  "--no-textconv",
  "--ignore-submodules=none"
];
var withRenames = [...diffTree, ...renames];
async function treeEntries(repository, tree2) {
  const list3 = await gitOutput(aboutObjects(repository, { args: ["ls-tree", "-r", "-z", "--full-tree", tree2] }));
  return namesIn(list3).map((line2) => {
    const tab = line2.indexOf("	");
    return { path: line2.slice(tab + 1), mode: line2.slice(0, 6), blob: line2.slice(line2.lastIndexOf(" ", tab) + 1, tab) };
  });
}
async function changes(repository, base, head) {
  const args = [...withRenames, "--raw", "-z", base, head];
  return rawChanges(await gitOutput(aboutObjects(repository, { args })));
}
function rawChanges(list3) {
  const changes2 = [];
  const fields = namesIn(list3)[Symbol.iterator]();
  for (const record of fields) {
    const [beforeMode = "", afterMode = "", beforeBlob = "", afterBlob = "", letters2 = ""] = record.slice(1).split(" ");
    const status = statuses[letters2[0] ?? ""];
    if (status === void 0) throw new GitError(`git reports a change we do not know: ${letters2}`);
    const first = fields.next().value ?? "";
    const twoNames = status === "renamed" || status === "copied";
    const file = twoNames ? { status, path: fields.next().value ?? "", previousPath: first } : { status, path: first };
    changes2.push({ file, before: { mode: beforeMode, blob: beforeBlob }, after: { mode: afterMode, blob: afterBlob } });
  }
  return changes2;
}
function undo(head, changes2) {
  const entries2 = new Map(head.map((entry3) => [entry3.path, entry3]));
  for (const { file } of changes2) if (file.status !== "removed") entries2.delete(file.path);
  for (const { file, before } of changes2) {
    if (file.status === "added" || file.status === "copied") continue;
    const path3 = file.previousPath ?? file.path;
    entries2.set(path3, { path: path3, ...before });
  }
  return [...entries2.values()];
}

// src/local/patches.ts
var format = [
  ["--raw", "-p", "-U3", "--inter-hunk-context=0", "--full-index", "--no-color", "--submodule=short"],
  ["--diff-algorithm=myers", "--indent-heuristic", "--src-prefix=a/", "--dst-prefix=b/"]
].flat();
var maxLines = 2e4;
var maxLength = 5e5;
var maxOutput = 2e8;
var maxNames = 500;
var maxParts = 4;
var hunkHeader = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;
async function patches(repository, [base, head], wanted) {
  const collect = async (args, names2 = []) => sections(await output(repository, [...args, ...format, base, head, "--", ...names2]));
  const names = wanted.filter(({ file }) => file.previousPath === void 0).map(({ file }) => file.path);
  if (names.length > maxParts * maxNames || !names.every((name) => name.isWellFormed())) {
    return new Map(await collect(withRenames));
  }
  const found2 = names.length < wanted.length ? await collect([...withRenames, "--diff-filter=R"]) : [];
  for (let from = 0; from < names.length; from += maxNames) {
    found2.push(...await collect([...diffTree, "--no-renames"], names.slice(from, from + maxNames)));
  }
  return new Map(found2);
}
async function output(repository, args) {
  const chunks = [];
  let size = 0;
  const consume = (chunk) => {
    size += chunk.length;
    if (size <= maxOutput) chunks.push(chunk);
  };
  const answer = await runGit(aboutObjects(repository, { args, consume }));
  if (answer.code !== 0) throw failure(args, answer);
  return Buffer.concat(chunks).toString("utf8");
}
function sections(text2) {
  const lines2 = text2.split("\n");
  const found2 = [];
  const records = lines2.slice(
    0,
    lines2.findIndex((line2) => !line2.startsWith(":"))
  );
  let at = records.length + 1;
  for (const record of records) {
    const [facts = "", ...names] = record.split("	");
    const typeChanged = facts.endsWith(" T");
    for (let section2 = 0; section2 < (typeChanged ? 2 : 1); section2++) {
      const from = skipHeader(lines2, at);
      at = skipHunks(lines2, from);
      const patch = lines2.slice(from, at).join("\n");
      const shown2 = patch !== "" && at - from <= maxLines && patch.length <= maxLength;
      if (shown2 && !typeChanged && at < lines2.length) found2.push([unquoteName(names.at(-1) ?? ""), patch]);
    }
  }
  return found2;
}
function skipHeader(lines2, start) {
  let at = start + 1;
  while (at < lines2.length && !/^(?:@@ |diff --git )/.test(lines2[at] ?? "")) at++;
  return at;
}
function skipHunks(lines2, start) {
  let at = start;
  for (let header2 = hunkHeader.exec(lines2[at] ?? ""); header2 !== null; header2 = hunkHeader.exec(lines2[at] ?? "")) {
    let removed = Number(header2[1] ?? 1);
    let added = Number(header2[2] ?? 1);
    for (at++; (removed > 0 || added > 0) && at < lines2.length; at++) {
      const mark = lines2[at]?.[0];
      if (mark === " " || mark === "-") removed--;
      if (mark === " " || mark === "+") added--;
    }
    if (lines2[at]?.startsWith("\\")) at++;
  }
  return at;
}

// src/local/git-tree.ts
function commitComparison(repository, base, head) {
  const headEntries = once(() => treeEntries(repository, head));
  const listed3 = once(() => base === void 0 ? everythingAdded(headEntries) : changes(repository, base, head));
  return {
    ...base === void 0 ? {} : { base },
    head,
    async entries(end2) {
      if (end2 === "head") return headEntries();
      return base === void 0 ? [] : undo(await headEntries(), await listed3());
    },
    async changedFiles() {
      return (await listed3()).map(({ file }) => file);
    },
    async patches(paths) {
      if (base === void 0) return /* @__PURE__ */ new Map();
      const asked2 = new Set(paths);
      const wanted = (await listed3()).filter(({ file }) => asked2.has(file.path));
      return wanted.length === 0 ? /* @__PURE__ */ new Map() : patches(repository, [base, head], wanted);
    },
    read: (blobs, maxBytes2) => readBlobs(repository, blobs, maxBytes2)
  };
}
async function everythingAdded(entries2) {
  return (await entries2()).map(({ path: path3, ...after }) => ({
    file: { status: "added", path: path3 },
    before: { mode: "000000", blob: "" },
    after
  }));
}
function once(work) {
  let result;
  return () => {
    result ??= work();
    return result;
  };
}

// src/local/revisions.ts
var fetchMore = "Run `git fetch --unshallow`, or check out with `fetch-depth: 0`";
var defaultBranches = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];
async function resolveRevision(repository, revision) {
  if (revision === "" || revision.startsWith("-") || revision.includes("\0")) throw unknown(repository, revision);
  const args = ["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`];
  const answer = await runGit(aboutObjects(repository, { args }));
  if (/is ambiguous/.test(answer.stderr)) {
    throw new GitError(`Revision ${revision} is ambiguous: write the full commit id, or refs/heads/… or refs/tags/…`);
  }
  if (answer.code === 0) return answer.stdout.toString("latin1").trim();
  if (/expected commit type/.test(answer.stderr)) throw new GitError(`Revision ${revision} is not a commit`);
  if (/Needed a single revision|unknown revision|bad revision|Not a valid object/i.test(answer.stderr)) {
    throw unknown(repository, revision);
  }
  throw failure(args, answer);
}
async function mergeBase(repository, one, other) {
  const args = ["merge-base", "--end-of-options", one, other];
  const answer = await runGit(aboutObjects(repository, { args }));
  if (answer.code === 0) return answer.stdout.toString("latin1").trim();
  if (answer.code !== 1) throw failure(args, answer);
  const pair2 = `${short(one)} and ${short(other)}`;
  if (repository.shallow)
    throw new GitError(`This clone is shallow, and ${pair2} have no merge base in it. ${fetchMore}`);
  throw new GitError(`${pair2} have no commit in common, so there is nothing to compare with`);
}
async function defaultBase(repository) {
  const references = defaultBranches.map((name) => `${name.includes("/") ? "refs/remotes" : "refs/heads"}/${name}`);
  const args = ["for-each-ref", "--format=%(objectname) %(symref:short) %(refname)", ...references];
  const listed3 = (await gitOutput(aboutObjects(repository, { args }))).toString("utf8").split("\n");
  for (const [index2, reference2] of references.entries()) {
    const line2 = listed3.find((line3) => line3.endsWith(` ${reference2}`));
    if (line2 === void 0) continue;
    const [commit = "", behind = ""] = line2.split(" ");
    return { name: behind === "" ? defaultBranches[index2] ?? reference2 : behind, commit };
  }
  throw new GitError(`There is no ${defaultBranches.join(", ")} to compare with; name a base with --base`);
}
function unknown({ shallow: shallow2 }, revision) {
  const hint = shallow2 ? `. This clone is shallow and may lack it. ${fetchMore}` : "";
  return new GitError(`Unknown revision ${JSON.stringify(revision)}${hint}`);
}
function short(commit) {
  return commit.slice(0, 12);
}

// src/policy/policy.ts
function defaultPolicy() {
  return { profile: "default-sa", failOn: "high", commentOn: { grant: "medium", other: "low" }, maxComments: 10 };
}
function activeRules(rules2, { profile }) {
  return rules2.filter(({ profiles: profiles2 }) => profiles2 === void 0 || profiles2.includes(profile));
}

// src/yaml/grouped.ts
function groupedBy(items2, key3) {
  const found2 = /* @__PURE__ */ new Map();
  for (const item2 of items2) {
    const name = key3(item2);
    const list3 = found2.get(name);
    if (list3 === void 0) found2.set(name, [item2]);
    else list3.push(item2);
  }
  return found2;
}

// src/report/escape.ts
var longestName = 120;
var longestSentence = 1e3;
var unseen = new RegExp("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]|(?! )\\p{Zs}|⠀", "gu");
function visible(text2) {
  return text2.replace(unseen, writtenOut).replace(new RegExp("(\\p{M}{3})\\p{M}+", "gu"), "$1…");
}
function writtenOut(character) {
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  if (character === "	") return "\\t";
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}
function cut(text2, length) {
  if (text2.length <= length) return text2;
  const characters = [...text2.slice(0, length), ...text2.slice(-length)];
  const head = Math.ceil(length * 0.6);
  return `${characters.slice(0, head).join("")}…${characters.slice(head - length + 1).join("")}`;
}
function code(text2) {
  const shown2 = cut(visible(cut(text2, longestName)), longestName) || '""';
  if (/[`|\\[\]]|^\s|\s$/.test(shown2)) return { markdown: `<code>${html(shown2)}</code>` };
  return { markdown: `\`${shown2}\`` };
}
function html(text2) {
  return visible(text2).replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
function prose(sentence3, names = []) {
  const known2 = [...new Set(names)].filter((name) => name !== "").sort((a, b) => b.length - a.length);
  const parts = [];
  let rest = cut(sentence3, longestSentence);
  let last = "";
  while (rest !== "") {
    const piece = nextPiece(rest, last, known2);
    parts.push(piece.shown);
    last = /\s/.test(piece.taken) ? last : piece.taken;
    rest = rest.slice(piece.taken.length);
  }
  return { markdown: parts.join("") };
}
function nextPiece(rest, last, names) {
  const blank = /^\s+/.exec(rest)?.[0];
  if (blank !== void 0) return { taken: blank, shown: " " };
  const span2 = /^`([^`]+)`/.exec(rest);
  if (span2?.[1] !== void 0) return { taken: span2[0], shown: code(span2[1]).markdown };
  const opening2 = /^["'(“]+/.exec(rest)?.[0];
  if (opening2 !== void 0) return { taken: opening2, shown: opening2 };
  const name = names.find((candidate) => isNamed(rest, candidate, last));
  if (name !== void 0) return { taken: name, shown: code(name).markdown };
  return word(/^\S[^\s`]*/.exec(rest)?.[0] ?? rest, last, names.length > 0);
}
function isNamed(rest, name, last) {
  if (!rest.startsWith(name)) return false;
  if (!/^(?:[.,;:!?)"'”]*(?:\s|$)|['’]s\s)/.test(rest.slice(name.length))) return false;
  return !new RegExp("^\\p{L}+$", "u").test(name) || /^[A-Z][A-Za-z]+$|^namespace$/.test(last);
}
var plain = new RegExp("^(?!\\p{Ll}+\\p{Lu}|www$)\\p{Script=Latin}[\\p{Script=Latin}'’-]*$", "u");
var naming = /^(?:Cluster)?Role(?:Binding)?$|^Group$|^User$/;
var little = /^(?:a|an|and|by|for|in|is|of|or|that|the|to|which|with)$/;
function word(text2, last, named) {
  const closing2 = /[.,;:!?)"'”]*$/.exec(text2)?.[0] ?? "";
  const core = text2.slice(0, text2.length - closing2.length);
  if (core === "") return { taken: text2, shown: last === "" ? code(text2).markdown : closing2 };
  if (plain.test(core) && (!named || !naming.test(last) || little.test(core))) return { taken: text2, shown: text2 };
  if (/^\d+$/.test(core) && !/^[.)]/.test(closing2)) return { taken: text2, shown: text2 };
  if (/^[–—…]$/.test(text2)) return { taken: text2, shown: text2 };
  return { taken: text2, shown: `${code(core).markdown}${closing2}` };
}
function percent(sign) {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
function addressed(path3) {
  return path3.split("/").map((step) => encodeURIComponent(step.toWellFormed()).replace(/[!'()*~]/g, percent)).join("/");
}

// src/report/columns.ts
var tabStop = 4;
var room = { before: 60, marked: 80, after: 60 };
var wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;
function width(text2) {
  let cells = 0;
  for (const character of text2) {
    if (!new RegExp("\\p{M}", "u").test(character)) cells += wide.test(character) ? 2 : 1;
  }
  return cells;
}
function printable(text2, column = 0) {
  let shown2 = "";
  let at = column;
  for (const part of text2.split(/(\t)/)) {
    const piece = part === "	" ? " ".repeat(tabStop - at % tabStop) : visible(part);
    shown2 += piece;
    at += width(piece);
  }
  return shown2;
}
function underlined(line2, from, to) {
  const text2 = line2.replace(/\r$/, "");
  const before = printable(lastOf(text2.slice(0, from - 1), room.before));
  const marked3 = printable(firstOf(text2.slice(from - 1, to - 1), room.marked), width(before));
  const after = printable(firstOf(text2.slice(to - 1), room.after), width(before) + width(marked3));
  return { text: before + marked3 + after, mark: " ".repeat(width(before)) + "^".repeat(Math.max(1, width(marked3))) };
}
function firstOf(text2, length) {
  return text2.length <= length ? text2 : `${text2.slice(0, length)}…`;
}
function lastOf(text2, length) {
  return text2.length <= length ? text2 : `…${text2.slice(-length)}`;
}

// src/yaml/source.ts
function decode(path3, bytes) {
  const utf16 = byteOrder(bytes);
  if (utf16 !== void 0) {
    const text3 = new TextDecoder(utf16).decode(bytes);
    return text3.includes("\0") ? binary(path3) : { path: path3, text: text3, editable: false };
  }
  if (bytes.indexOf(0) >= 0) return binary(path3);
  const text2 = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const replaced2 = text2.includes("�") ? countOf("�", text2) : 0;
  if (replaced2 * 10 > text2.length) return binary(path3);
  return { path: path3, text: text2, editable: replaced2 === 0 || sameBytes(new TextEncoder().encode(text2), bytes) };
}
function lineIndex(text2) {
  const starts = [0];
  for (let at = text2.indexOf("\n"); at >= 0; at = text2.indexOf("\n", at + 1)) starts.push(at + 1);
  return Uint32Array.from(starts);
}
function rangeOf(source2, span2) {
  const lines2 = linesOf(source2);
  const start = lineAt(lines2, span2.from);
  const last = span2.to > span2.from ? lineAt(lines2, span2.to - 1) : start;
  return {
    path: source2.path,
    startLine: start + 1,
    startColumn: span2.from - (lines2[start] ?? 0) + 1,
    endLine: last + 1,
    endColumn: span2.to - (lines2[last] ?? 0) + 1
  };
}
function lineOf(source2, offset) {
  return lineAt(linesOf(source2), offset) + 1;
}
var known = /* @__PURE__ */ new WeakMap();
function linesOf(source2) {
  const found2 = known.get(source2);
  if (found2 !== void 0) return found2;
  const lines2 = lineIndex(source2.text);
  known.set(source2, lines2);
  return lines2;
}
function lineAt(lines2, offset) {
  let low = 0;
  let high = lines2.length - 1;
  while (low < high) {
    const middle = low + high + 1 >> 1;
    if ((lines2[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
function byteOrder(bytes) {
  if (bytes[0] === 255 && bytes[1] === 254) return "utf-16le";
  if (bytes[0] === 254 && bytes[1] === 255) return "utf-16be";
  return void 0;
}
function binary(path3) {
  return { path: path3, message: "not text: the file is binary, encrypted, or in an unknown encoding" };
}
function countOf(character, text2) {
  let count = 0;
  for (let at = text2.indexOf(character); at >= 0; at = text2.indexOf(character, at + 1)) count++;
  return count;
}
function sameBytes(left, right) {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}

// src/report/markdown.ts
function md(words4, ...parts) {
  let text2 = words4[0] ?? "";
  for (const [index2, part] of parts.entries()) {
    text2 += (typeof part === "number" ? String(part) : part.markdown) + (words4[index2 + 1] ?? "");
  }
  return { markdown: text2 };
}
function joined2(parts, separator2) {
  return { markdown: parts.map(({ markdown }) => markdown).join(separator2) };
}
function paragraphs(parts) {
  return joined2(
    parts.filter((part) => part !== void 0),
    "\n\n"
  );
}
function bullets(items2) {
  return joined2(
    items2.map((item2) => md`- ${item2}`),
    "\n"
  );
}
function link(label2, address) {
  return address === void 0 ? label2 : { markdown: `[${label2.markdown}](${address})` };
}
function fenced(text2, info) {
  const lines2 = text2.replace(/\n$/, "").split("\n");
  const shown2 = lines2.map((line2) => line2.replace(/\r$/, "").split("	").map(visible).join("	")).join("\n");
  const longest = Math.max(0, ...[...shown2.matchAll(/`+/g)].map(([run3]) => run3.length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return { markdown: `${fence}${info}
${shown2}
${fence}` };
}
function fold(title, body) {
  return { markdown: `<details><summary>${html(title)}</summary>

${body.markdown}

</details>` };
}
function table(head, rows) {
  const line2 = (cells) => `| ${cells.join(" | ")} |`;
  const body = rows.map((cells) => line2(cells.map(({ markdown }) => markdown)));
  return { markdown: [line2(head), line2(head.map(() => "---")), ...body].join("\n") };
}

// src/report/place.ts
function startOf({ path: path3, startLine }) {
  return { path: path3, line: startLine };
}
var longestPath = 1e3;
function placeLink({ path: path3, line: line2 }, { blobs }, here) {
  const label2 = path3 === here ? md`line ${line2}` : code(`${path3}:${line2}`);
  return link(
    label2,
    blobs === void 0 || path3.length > longestPath ? void 0 : `${blobs}/${addressed(path3)}#L${line2}`
  );
}
function ruleLink(id, { pages }) {
  return link(code(id), pages === void 0 ? void 0 : `${pages}/${addressed(id)}.md`);
}

// src/access/severity.ts
var severities = ["info", "low", "medium", "high", "critical"];
function compareSeverity(a, b) {
  return severities.indexOf(a) - severities.indexOf(b);
}
function gravest(list3) {
  let worst2;
  for (const severity2 of list3) {
    if (worst2 === void 0 || compareSeverity(severity2, worst2) > 0) worst2 = severity2;
  }
  return worst2;
}
function shift(severity2, steps) {
  const index2 = severities.indexOf(severity2) + steps;
  return severities[Math.min(Math.max(index2, 0), severities.length - 1)] ?? severity2;
}

// src/access/gravity.ts
var discoveryRoles = /* @__PURE__ */ new Set([
  "system:basic-user",
  "system:discovery",
  "system:public-info-viewer",
  "system:service-account-issuer-discovery"
]);
function ownerRole({ roleRef }) {
  if (roleRef.kind !== "ClusterRole") return void 0;
  const { name } = roleRef;
  return name === "cluster-admin" || name === "admin" || name === "edit" ? name : void 0;
}
function isDiscoveryRole({ roleRef }) {
  return roleRef.kind === "ClusterRole" && discoveryRoles.has(roleRef.name);
}
function gravity(binding2) {
  const owner = ownerRole(binding2);
  if (owner === "cluster-admin") return binding2.kind === "ClusterRoleBinding" ? "critical" : "high";
  if (owner !== void 0) return "high";
  if (isDiscoveryRole(binding2)) return "none";
  if (binding2.roleRef.kind === "ClusterRole" && binding2.roleRef.name === "view") return "none";
  return "unknown";
}
function worst(list3) {
  const known2 = gravest(list3.filter((one) => one !== "none" && one !== "unknown"));
  return known2 ?? (list3.includes("unknown") ? "unknown" : "none");
}

// src/access/breadth.ts
function breadthSeverity(binding2) {
  const known2 = gravity(binding2);
  if (known2 === "none" || known2 === "unknown") return "medium";
  const raised = shift(known2, 1);
  return compareSeverity(raised, "medium") < 0 ? "medium" : raised;
}

// src/access/subject.ts
var userPrefix = "system:serviceaccount:";
var groupPrefix = "system:serviceaccounts:";
function holder({ kind, name, namespace }) {
  if (kind === "ServiceAccount") return { is: "account", ...namespace !== void 0 && { namespace }, name };
  if (kind === "User") return user(name);
  if (name === "system:unauthenticated")
    return { is: "stranger", who: "Anyone who reaches the API server, without logging in (system:unauthenticated)," };
  if (name === "system:authenticated")
    return {
      is: "everyone",
      who: "Everyone who can log in to the cluster, every Pod included (system:authenticated),"
    };
  if (name === "system:serviceaccounts") return { is: "everyone", who: "Every ServiceAccount of the cluster" };
  if (name.startsWith(groupPrefix))
    return { is: "everyone", who: `Every ServiceAccount of namespace ${name.slice(groupPrefix.length)}` };
  return { is: "other" };
}
function user(name) {
  if (name === "system:anonymous")
    return { is: "stranger", who: "Anyone who reaches the API server, without logging in (system:anonymous)," };
  const [namespace, account2, ...rest] = name.startsWith(userPrefix) ? name.slice(userPrefix.length).split(":") : [];
  if (!namespace || !account2 || rest.length > 0) return { is: "other" };
  return { is: "account", namespace, name: account2 };
}
function ability({ kind, namespace, roleRef }) {
  const everywhere = kind === "ClusterRoleBinding";
  const where = everywhere ? "cluster-wide" : namespace === void 0 ? "in its namespace" : `in namespace ${namespace}`;
  const role2 = roleRef.kind === "ClusterRole" ? roleRef.name : "";
  if (role2 === "cluster-admin") return everywhere ? "can do everything in the cluster" : `can do everything ${where}`;
  if (role2 === "admin") return `can change everything ${where}, its Secrets, roles and bindings included`;
  if (role2 === "edit") return `can read Secrets, run code in Pods and act as any ServiceAccount ${where}`;
  return `is granted ${roleRef.kind} ${roleRef.name} ${where}`;
}

// src/rules/subject-claims.ts
function* subjectClaims({ inventory: inventory2 }, say) {
  for (const binding2 of inventory2.bindings) {
    for (const subject3 of binding2.subjects) {
      const said = say(holder(subject3), binding2, subject3);
      if (said === void 0) continue;
      const { manifest: manifest2, kind, name, namespace, roleRef } = binding2;
      const onRole = { manifest: manifest2, route: [...roleRef.route, "name"], label: `${roleRef.kind} ${roleRef.name}` };
      const onSubject = { manifest: manifest2, route: [...subject3.route, "name"], label: `${subject3.kind} ${subject3.name}` };
      const [at, other] = said.on === "role" ? [onRole, onSubject] : [onSubject, onRole];
      yield {
        at: { manifest: manifest2, route: at.route },
        message: `${said.who} ${ability(binding2)}, through ${kind} ${name}`,
        certain: true,
        ...said.account !== void 0 && { account: said.account },
        about: said.about,
        severity: said.severity,
        trail: [other],
        ...kind === "RoleBinding" && namespace !== void 0 && { rightsIn: namespace },
        fix: said.fix
      };
    }
  }
}
function subjectRemoval({ manifest: manifest2, kind, name, subjects }, subject3) {
  if (subjects.length > 1) {
    return {
      title: `Take ${subject3.kind} ${subject3.name} out of ${kind} ${name}`,
      edits: [{ manifest: manifest2, route: subject3.route, edit: { kind: "remove" } }]
    };
  }
  return {
    title: `Remove ${kind} ${name}, which has no other subject`,
    edits: [{ manifest: manifest2, route: [], edit: { kind: "remove" } }]
  };
}

// src/rules/anonymous-binding.ts
var anonymousBinding = {
  id: "anonymous-binding",
  title: "Role bound to anonymous callers",
  family: "binding",
  severity: "high",
  why: "Nobody has to log in: one request to the API server is enough to use the role.",
  remedy: "Remove the subject, and bind the role to the accounts that need it.",
  fixable: true,
  standards: ["CIS GKE 4.1.8", "CIS GKE 4.1.9", "OWASP K02:2025", "ATT&CK T1078"],
  check: (graph) => subjectClaims(graph, (holder2, binding2, subject3) => {
    if (holder2.is !== "stranger" || isMeantForStrangers(binding2)) return void 0;
    return {
      who: holder2.who,
      about: subject3.name,
      severity: breadthSeverity(binding2),
      on: "subject",
      fix: subjectRemoval(binding2, subject3)
    };
  })
};
function isMeantForStrangers({ kind, namespace, roleRef }) {
  if (roleRef.kind === "ClusterRole") return roleRef.name === "system:public-info-viewer";
  return kind === "RoleBinding" && namespace === "kube-public" && roleRef.name === "kubeadm:bootstrap-signer-clusterinfo";
}

// src/access/names.ts
function objectName({ kind, namespace, name }) {
  return `${kind} ${namespace === void 0 ? name : `${namespace}/${name}`}`;
}
function accountId({ namespace, name }) {
  return `${namespace ?? "?"}/${name}`;
}
function accountName({ namespace, name }) {
  return `ServiceAccount ${namespace === void 0 ? name : `${namespace}/${name}`}`;
}

// src/access/system.ts
var systemNamespaces = /* @__PURE__ */ new Set([
  "argocd",
  "cattle-system",
  "cert-manager",
  "crossplane-system",
  "external-secrets",
  "flux-system",
  "gatekeeper-system",
  "istio-system",
  "karpenter",
  "kube-system",
  "kyverno",
  "linkerd",
  "olm",
  "velero"
]);
function isSystemNamespace(namespace) {
  return namespace !== void 0 && systemNamespaces.has(namespace);
}

// src/rules/pod-edit.ts
function podRemedy(remedy, { immutable, manifest: { kind } }) {
  if (!immutable) return {};
  return { remedy: `${remedy} A ${kind} that exists cannot be changed so: delete it and create it again.` };
}
function templateOf({ podSpec }) {
  return podSpec.filter((step) => typeof step === "number").join(".");
}

// src/rules/automounted-token.ts
var automountedToken = {
  id: "automounted-token",
  title: "Pod mounts an API token that nothing shows it needs",
  family: "token",
  severity: "low",
  why: "Whoever gets to run code in the Pod can call the Kubernetes API as its ServiceAccount.",
  remedy: "Set `automountServiceAccountToken: false` on the Pod; if the program does call the API, write `true` there to say so.",
  fixable: true,
  standards: ["CIS 5.1.6", "OWASP K09:2025", "ATT&CK T1528", "MS-TA9016"],
  *check({ workloads: workloads2 }) {
    for (const access2 of workloads2) {
      const { workload: workload2, automount: automount2, account: account2 } = access2;
      if (!workload2.whole || workload2.containers.length === 0 || workload2.containers.some(({ image }) => image === ""))
        continue;
      if (account2 === void 0 || automount2.mounted === false || automount2.asked) continue;
      if (needsToken(access2)) continue;
      yield claim(access2, account2);
    }
  }
};
function needsToken({ need, grants }) {
  const shown2 = need.filter(({ strength }) => strength !== "weak");
  if (shown2.some(({ id }) => id !== "S1")) return true;
  const known2 = worst(grants.filter(({ via }) => via !== "group").map(({ gravity: gravity2 }) => gravity2));
  return shown2.length > 0 && (known2 === "none" || known2 === "unknown");
}
function claim(access2, account2) {
  const { workload: workload2, id, automount: automount2, accountObject, grants } = access2;
  const { manifest: manifest2, automountRoute, podSpec } = workload2;
  const granted2 = grants.filter(({ via }) => via !== "group");
  const gravest2 = worst(granted2.map(({ gravity: gravity2 }) => gravity2));
  const holds = gravest2 !== "none" && gravest2 !== "unknown";
  const roles = [...new Set(granted2.map(({ binding: binding2 }) => `${binding2.roleRef.kind} ${binding2.roleRef.name}`))];
  return {
    at: { manifest: manifest2, route: automountRoute ?? podSpec },
    message: `${id} mounts the API token of ${accountName(account2)} by default${holds ? `, which is bound to ${roles.join(" and ")}` : ""}`,
    certain: automount2.mounted === true,
    account: account2.id,
    about: templateOf(workload2),
    severity: holds ? "medium" : "low",
    trail: [
      ...accountObject.is === "found" ? accountObject.candidates.map(({ manifest: manifest3 }) => ({
        manifest: manifest3,
        route: ["metadata", "name"],
        label: accountName(manifest3)
      })) : [],
      ...granted2.map(({ binding: { manifest: manifest3, kind, name, roleRef } }) => ({
        manifest: manifest3,
        route: roleRef.route,
        label: `${kind} ${name}`
      }))
    ],
    ...podRemedy(automountedToken.remedy, workload2),
    ...holds && {
      remedy: "If this Pod does not call the API, turn its token off; if it does, bind a role that holds only what it calls."
    },
    fix: fix(access2),
    ...automount2.mounted === "unknown" && {
      missing: `whether ${id} mounts a token depends on ${accountName(account2)}, which is not in this repository`
    }
  };
}
function fix({ workload: workload2, need }) {
  const { manifest: manifest2, automountRoute, automountOff } = workload2;
  const sign = need[0];
  if (sign?.id === "S1") return { refusal: `${sign.says}, so the program may well call the API` };
  if (sign !== void 0) return { refusal: `${sign.says}, so it may need the token` };
  if (isSystemNamespace(manifest2.namespace))
    return { refusal: `namespace ${manifest2.namespace} is home to cluster components, which often call the API` };
  if (automountRoute === void 0)
    return { refusal: `${manifest2.kind} has no field to turn the token off; its ServiceAccount has` };
  return {
    title: "Do not mount the token",
    edits: [
      { manifest: manifest2, route: automountRoute, edit: { kind: "set", value: automountOff, after: "serviceAccountName" } }
    ]
  };
}

// src/rules/cluster-admin-binding.ts
var clusterAdminBinding = {
  id: "cluster-admin-binding",
  title: "ServiceAccount bound to cluster-admin, admin or edit",
  family: "binding",
  severity: "high",
  why: "Whoever takes over one Pod that runs as this account takes over all that the role reaches.",
  remedy: "List what the program really calls in a role of its own and bind that; a binding cannot change its role in place, so write a new one.",
  fixable: false,
  standards: ["CIS 5.1.1", "OWASP K02:2025", "ATT&CK T1098.006", "MS-TA9019"],
  check: (graph) => subjectClaims(graph, (holder2, binding2) => {
    const role2 = ownerRole(binding2);
    const severity2 = gravity(binding2);
    if (holder2.is !== "account" || role2 === void 0 || severity2 === "none" || severity2 === "unknown")
      return void 0;
    return {
      who: accountName(holder2),
      about: accountId(holder2),
      account: accountId(holder2),
      severity: severity2,
      on: "role",
      fix: { refusal: `which rights the program needs instead of ${role2} is not in the manifests` }
    };
  })
};

// src/rules/everyone-binding.ts
var everyoneBinding = {
  id: "everyone-binding",
  title: "Role bound to every ServiceAccount or every logged-in caller",
  family: "binding",
  severity: "high",
  why: "A Pod that was never meant to have any rights gets them as well, and nobody can see it from the Pod.",
  remedy: "Name the ServiceAccounts that need the role, one by one.",
  fixable: true,
  standards: ["CIS GKE 4.1.10", "OWASP K02:2025", "ATT&CK T1098.006"],
  check: (graph) => subjectClaims(graph, (holder2, binding2, subject3) => {
    if (holder2.is !== "everyone" || isDiscoveryRole(binding2)) return void 0;
    return {
      who: holder2.who,
      about: subject3.name,
      severity: breadthSeverity(binding2),
      on: "subject",
      fix: subjectRemoval(binding2, subject3)
    };
  })
};

// src/rules/granted-default-account.ts
var grantedDefaultAccount = {
  id: "granted-default-account",
  title: "Role bound to the default ServiceAccount",
  family: "account",
  severity: "medium",
  why: "Every Pod of the namespace that names no ServiceAccount runs as `default`, so all of them get these rights, present and future ones.",
  remedy: "Make a ServiceAccount for the workload that needs the role, name it in that workload, and bind the role to it instead.",
  fixable: true,
  standards: ["CIS 5.1.5", "OWASP K02:2025", "ATT&CK T1098.006"],
  check: (graph) => subjectClaims(graph, (holder2, binding2, subject3) => {
    if (holder2.is !== "account" || holder2.name !== "default" || isDiscoveryRole(binding2)) return void 0;
    const where = holder2.namespace === void 0 ? "its namespace" : `namespace ${holder2.namespace}`;
    return {
      who: `Every Pod of ${where} that names no ServiceAccount`,
      about: accountId(holder2),
      account: accountId(holder2),
      severity: breadthSeverity(binding2),
      on: "subject",
      fix: subjectRemoval(binding2, subject3)
    };
  })
};

// src/access/stake.ts
function mayHoldPower({ grants }) {
  return worst(grants.map(({ gravity: gravity2 }) => gravity2)) !== "none";
}
function signOfUse({ need }) {
  return need.find(({ id }) => id !== "S1" && id !== "S2");
}
function clearlyNeeded({ need }) {
  const shown2 = need.filter(({ strength }) => strength !== "weak").map(({ id }) => id);
  return shown2.includes("S1") && shown2.some((id) => id !== "S1" && id !== "S2");
}

// src/rules/remounted-token.ts
var remountedToken = {
  id: "remounted-token",
  title: "Pod turns on the token that its ServiceAccount turns off",
  family: "token",
  severity: "medium",
  why: "The ServiceAccount says that nobody gets its token; the Pod gets it all the same, and only a reader of both objects notices.",
  remedy: "Remove `automountServiceAccountToken: true` from the Pod unless its program calls the API.",
  fixable: true,
  standards: ["CIS 5.1.6", "OWASP K09:2025", "ATT&CK T1528", "MS-TA9016"],
  *check({ workloads: workloads2 }) {
    for (const access2 of workloads2) {
      const { workload: workload2, accountObject, account: account2 } = access2;
      if (workload2.automount !== true || access2.automount.mounted !== true) continue;
      if (account2 === void 0 || accountObject.is !== "found" || workload2.automountRoute === void 0) continue;
      if (!accountObject.candidates.every(({ automount: automount2 }) => automount2 === false)) continue;
      if (clearlyNeeded(access2)) continue;
      const at = { manifest: workload2.manifest, route: workload2.automountRoute };
      yield {
        at,
        message: `${access2.id} mounts the API token of ${accountName(account2)}, although that account turns the token off`,
        certain: true,
        account: account2.id,
        about: templateOf(workload2),
        ...podRemedy(remountedToken.remedy, workload2),
        severity: mayHoldPower(access2) && signOfUse(access2) === void 0 ? "medium" : "low",
        trail: accountObject.candidates.map(({ manifest: manifest2 }) => ({
          manifest: manifest2,
          route: ["automountServiceAccountToken"],
          label: accountName(manifest2)
        })),
        fix: fix2(access2, at)
      };
    }
  }
};
function fix2(access2, at) {
  const sign = access2.need.find(({ id }) => id !== "S2");
  if (sign !== void 0) return { refusal: `${sign.says}, so the Pod may well need the token` };
  return { title: "Leave the token off, as the ServiceAccount says", edits: [{ ...at, edit: { kind: "remove" } }] };
}

// src/access/counterpart.ts
function counterparts({ workloads: workloads2 }) {
  const byIdentity = /* @__PURE__ */ new Map();
  for (const access2 of workloads2) {
    const list3 = byIdentity.get(key(access2));
    if (list3 === void 0) byIdentity.set(key(access2), [access2]);
    else list3.push(access2);
  }
  return (access2) => {
    const candidates3 = byIdentity.get(key(access2)) ?? [];
    const { path: path3 } = access2.workload.manifest.origin;
    const samePath = candidates3.find(({ workload: workload2 }) => workload2.manifest.origin.path === path3);
    return samePath ?? (candidates3.length === 1 ? candidates3[0] : void 0);
  };
}
function key({ workload: { manifest: manifest2, podSpec } }) {
  return JSON.stringify([manifest2.group, manifest2.kind, manifest2.namespace ?? null, manifest2.name, podSpec]);
}

// src/rules/token-restored.ts
var tokenRestored = {
  id: "token-restored",
  title: "A token that was turned off is mounted again",
  family: "token",
  severity: "medium",
  why: "Without `automountServiceAccountToken: false` Kubernetes mounts the token by default, and whoever gets into the Pod can use it.",
  remedy: "Put `automountServiceAccountToken: false` back unless the program now calls the API.",
  fixable: true,
  standards: ["CIS 5.1.6", "OWASP K09:2025", "ATT&CK T1528", "MS-TA9016"],
  *compare(before, after) {
    const earlier = counterparts(before);
    const byAccount2 = /* @__PURE__ */ new Map();
    for (const access2 of after.workloads) {
      const old = earlier(access2);
      if (old === void 0 || old.automount.mounted !== false || access2.automount.mounted !== true) continue;
      if (isMeant(access2)) continue;
      if (old.workload.automount === false) {
        if (access2.workload.automount !== false) yield podClaim(access2);
        continue;
      }
      const account2 = releasedAccount(old, access2);
      if (account2 === void 0) continue;
      const list3 = byAccount2.get(account2);
      if (list3 === void 0) byAccount2.set(account2, [access2]);
      else list3.push(access2);
    }
    for (const [account2, workloads2] of byAccount2) yield accountClaim(account2, workloads2);
  }
};
function isMeant(access2) {
  const { need, automount: automount2 } = access2;
  return clearlyNeeded(access2) || automount2.asked && need.some(({ id }) => id === "S1");
}
function releasedAccount(old, { accountObject, workload: workload2, account: account2 }) {
  if (workload2.automount !== void 0 || old.account?.id !== account2?.id) return void 0;
  if (accountObject.is !== "found") return void 0;
  return accountObject.candidates.find(({ automount: automount2 }) => automount2 !== false);
}
function podClaim(access2) {
  const { workload: workload2, id, account: account2 } = access2;
  const { manifest: manifest2, automountRoute, podSpec, automountOff } = workload2;
  const at = { manifest: manifest2, route: automountRoute ?? podSpec };
  const whose = account2 === void 0 ? "its ServiceAccount" : accountName(account2);
  const sign = access2.need[0];
  return {
    at,
    message: `${id} had its API token turned off and now mounts the token of ${whose} again`,
    certain: true,
    ...account2 !== void 0 && { account: account2.id },
    about: templateOf(workload2),
    ...podRemedy(tokenRestored.remedy, workload2),
    severity: stake(access2),
    covers: [
      { rule: "automounted-token", manifest: manifest2 },
      { rule: "remounted-token", manifest: manifest2 }
    ],
    fix: sign !== void 0 ? { refusal: `${sign.says}, so it may need the token` } : {
      title: "Turn the token off again",
      edits: [{ ...at, edit: { kind: "set", value: automountOff, after: "serviceAccountName" } }]
    }
  };
}
function stake(access2) {
  return mayHoldPower(access2) && signOfUse(access2) === void 0 ? "medium" : "low";
}
function accountClaim({ manifest: manifest2 }, workloads2) {
  const at = { manifest: manifest2, route: ["automountServiceAccountToken"] };
  const grave = workloads2.some((access2) => stake(access2) === "medium");
  const sign = workloads2.flatMap(({ need }) => need)[0];
  return {
    at,
    message: `${accountName(manifest2)} no longer turns its API token off, so ${listed(workloads2.map(({ id }) => id))} ${workloads2.length === 1 ? "mounts" : "mount"} it again`,
    certain: true,
    ...workloads2[0]?.account !== void 0 && { account: workloads2[0].account.id },
    severity: grave ? "medium" : "low",
    trail: workloads2.slice(0, 10).map(({ workload: workload2, id }) => ({ manifest: workload2.manifest, route: workload2.podSpec, label: id })),
    covers: workloads2.map(({ workload: workload2 }) => ({ rule: "automounted-token", manifest: workload2.manifest })),
    fix: sign !== void 0 ? { refusal: `${sign.says}, so the token may be needed` } : {
      title: "Turn the token off again",
      edits: [{ ...at, edit: { kind: "set", value: false, after: "metadata" } }]
    }
  };
}
function listed(names) {
  const unique = [...new Set(names)];
  if (unique.length <= 3) return unique.join(unique.length === 2 ? " and " : ", ");
  return `${unique.slice(0, 2).join(", ")} and ${unique.length - 2} more`;
}

// src/rules/token-secret.ts
var tokenSecret = {
  id: "token-secret",
  title: "Secret holds a ServiceAccount token that never expires",
  family: "credential",
  severity: "medium",
  why: "Kubernetes fills this Secret with a token that no Pod is bound to and that stays valid until the Secret is deleted: one leak, one backup or one `get secrets` is enough.",
  remedy: "Delete the Secret and ask for short-lived tokens instead: `kubectl create token`, or a projected volume with an audience and an expiry.",
  fixable: false,
  standards: ["CIS 5.1.6", "OWASP K03:2025", "ATT&CK T1528"],
  *check({ tokenSecrets }) {
    for (const access2 of tokenSecrets) {
      const { secret, account: account2, accountObject, grants } = access2;
      const { manifest: manifest2, namespace } = secret;
      const named = { ...namespace !== void 0 && { namespace }, name: secret.account };
      yield {
        at: { manifest: manifest2, route: ["type"] },
        message: `${objectName(manifest2)} holds a token of ${accountName(named)} that never expires`,
        certain: true,
        account: account2,
        about: account2,
        severity: severity(access2),
        trail: [
          ...accountObject.is === "found" ? accountObject.candidates.map(({ manifest: manifest3 }) => ({
            manifest: manifest3,
            route: ["metadata", "name"],
            label: accountName(manifest3)
          })) : [],
          ...grants.map(({ binding: { manifest: manifest3, kind, name, roleRef } }) => ({
            manifest: manifest3,
            route: roleRef.route,
            label: `${kind} ${name}`
          }))
        ],
        fix: {
          refusal: "whoever reads this Secret today loses access with it, and the type of a Secret cannot be changed in place"
        }
      };
    }
  }
};
function severity({ grants, accountObject }) {
  if (grants.some(({ binding: binding2 }) => ownerRole(binding2) !== void 0)) return "high";
  const holds = worst(grants.map(({ gravity: gravity2 }) => gravity2));
  return holds === "none" && accountObject.is !== "unknown" ? "low" : "medium";
}

// src/rules/index.ts
var rules = [
  automountedToken,
  remountedToken,
  tokenRestored,
  grantedDefaultAccount,
  clusterAdminBinding,
  anonymousBinding,
  everyoneBinding,
  tokenSecret
];

// src/report/rule-words.ts
var byId = new Map(rules.map((rule) => [rule.id, rule]));
function ruleWords(id) {
  const rule = byId.get(id);
  if (rule === void 0) throw new Error(`there is no rule ${id}`);
  return rule;
}

// src/report/tally.ts
function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}
function tally(findings) {
  const counts = [];
  for (const severity2 of severities.toReversed()) {
    const count = findings.filter((finding) => finding.severity === severity2).length;
    if (count > 0) counts.push(`${count} ${severity2}`);
  }
  return counts.join(", ");
}
function listed2(words4) {
  const last = words4.at(-1) ?? "";
  return words4.length < 2 ? last : `${words4.slice(0, -1).join(", ")} and ${last}`;
}

// src/report/comment.ts
var maxNamed = 10;
var longestPatch = 2e4;
var longestComment = 5e4;
function comment(group, offer2, here, links) {
  const whole = words(group, offer2, here, links);
  if (whole.markdown.length <= longestComment) return whole;
  const { rule } = group[0].finding;
  return paragraphs([headline(group[0].finding), md`The rest is too long for a comment. ${ruleLink(rule, links)}`]);
}
function words(group, offer2, here, links) {
  const { finding } = group[0];
  const { why, remedy } = ruleWords(finding.rule);
  return paragraphs([
    headline(finding),
    sentence(finding),
    trail(finding, here, links),
    md`**Why:** ${prose(why)}`,
    md`**What to do:** ${prose(finding.remedy ?? remedy)}`,
    ...cure(offer2, namesOf(finding)),
    others(group, here, links),
    beside(group, here, links),
    md`<sub>sa-guard ${ruleLink(finding.rule, links)}</sub>`
  ]);
}
function headline({ severity: severity2, rule }) {
  return md`**${prose(severity2)}** · ${prose(ruleWords(rule).title)}`;
}
function sentence(finding) {
  return prose(`${finding.message.replace(/\.$/, "")}.`, namesOf(finding));
}
function namesOf({ subject: subject3, account: account2 = "", trail: trail2 }) {
  const { namespace = "", name } = subject3;
  const [accountNamespace = "", accountName2 = ""] = account2.split("/");
  const full = namespace === "" ? name : `${namespace}/${name}`;
  return [full, name, namespace, account2, accountName2, accountNamespace, ...trail2.slice(0, maxNamed).map(nameIn)];
}
function nameIn({ label: label2 }) {
  return label2.slice(label2.indexOf(" ") + 1);
}
function trail(finding, here, links) {
  const { startLine, path: path3 } = finding.ranges[0];
  const steps = finding.trail.filter(({ range: range2 }) => range2.path !== path3 || range2.startLine !== startLine);
  if (steps.length === 0) return void 0;
  const shown2 = steps.slice(0, maxNamed).map((step) => {
    const place4 = placeLink(startOf(step.range), links, here);
    return md`${prose(cut(step.label, 300), [nameIn(step)])} (${place4})`;
  });
  const rest = steps.length - shown2.length;
  return md`**Trail:** ${joined2(shown2, " → ")}${rest > 0 ? md` and ${rest} more` : md``}`;
}
function cure({ refusal: refusal2, suggestion: suggestion2, patch }, names) {
  const parts = [];
  if (refusal2 !== void 0) parts.push(md`No one-click fix: ${prose(refusal2, names)}.`);
  if (suggestion2 !== void 0) parts.push({ markdown: suggestion2.block });
  if (patch === void 0) return parts;
  if (patch.text.length <= longestPatch) return [...parts, fold(patch.title, fenced(patch.text, "diff"))];
  return [...parts, md`The patch is too long for a comment; ${code("sa-guard review --fix")} applies it.`];
}
function others([first, ...rest], here, links) {
  const same4 = rest.filter(({ finding }) => finding.rule === first.finding.rule).map(({ finding }) => finding);
  if (same4.length === 0) return void 0;
  const items2 = same4.slice(0, maxNamed).map((finding) => {
    const other = finding.severity === first.finding.severity ? md`` : md`**${prose(finding.severity)}** · `;
    return md`${other}${subject(finding)}, ${placeLink(startOf(finding.ranges[0]), links, here)}`;
  });
  const left = same4.length - items2.length;
  return md`The same in ${prose(counted(same4.length, "other place"))}:

${bullets(left > 0 ? [...items2, md`and ${left} more`] : items2)}`;
}
function beside([first, ...rest], here, links) {
  const told2 = groupedBy(
    rest.map(({ finding }) => finding).filter(({ rule }) => rule !== first.finding.rule),
    ({ rule }) => rule
  );
  if (told2.size === 0) return void 0;
  const items2 = [...told2.values()].map(([finding]) => {
    if (isSameObject(finding, first.finding)) return md`${headline(finding)} ${ruleLink(finding.rule, links)}`;
    const place4 = placeLink(startOf(finding.ranges[0]), links, here);
    return md`**${prose(finding.severity)}** · ${sentence(finding)} ${place4} ${ruleLink(finding.rule, links)}`;
  });
  return md`The same edit brings:

${bullets(items2)}`;
}
function isSameObject({ subject: a }, { subject: b }) {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}
function subject({ subject: { kind, namespace, name } }) {
  return md`${prose(cut(kind, 80))} ${code(namespace === void 0 ? name : `${namespace}/${name}`)}`;
}

// src/yaml/splice.ts
function applySplices(text2, splices) {
  const parts = [];
  let at = 0;
  for (const splice of inOrder(splices)) {
    if (splice.from < at || splice.to < splice.from || splice.to > text2.length) {
      throw new Error(`splices overlap or leave the text: ${splice.path} at ${splice.from}`);
    }
    parts.push(text2.slice(at, splice.from), splice.text);
    at = splice.to;
  }
  parts.push(text2.slice(at));
  return parts.join("");
}
function overlapping(splices) {
  const ends = /* @__PURE__ */ new Map();
  for (const { path: path3, from, to } of inOrder(splices)) {
    if (from < (ends.get(path3) ?? 0)) return true;
    ends.set(path3, to);
  }
  return false;
}
function wholeLines(text2, splices) {
  const groups2 = [];
  for (const splice of inOrder(splices)) {
    const { from, to } = lines(text2, splice);
    const last = groups2.at(-1);
    if (last !== void 0 && from <= last.to) {
      last.to = Math.max(last.to, to);
      last.splices.push(splice);
    } else groups2.push({ from, to, splices: [splice] });
  }
  let line2 = 1;
  let counted4 = 0;
  const changes2 = [];
  for (const group of groups2) {
    line2 += newlines(text2, counted4, group.from);
    counted4 = group.from;
    const startLine = line2;
    const endLine = startLine + Math.max(newlines(text2, group.from, Math.max(group.to - 1, group.from)), 0);
    const inner = group.splices.map((splice) => ({
      ...splice,
      from: splice.from - group.from,
      to: splice.to - group.from
    }));
    changes2.push({ startLine, endLine, text: applySplices(text2.slice(group.from, group.to), inner) });
  }
  return changes2;
}
function inOrder(splices) {
  return splices.toSorted((left, right) => left.from - right.from || left.to - right.to);
}
function lines(text2, { from, to }) {
  const between = from === to && from > 0 && text2[from - 1] === "\n";
  const first = between ? from - 1 : from;
  const start = first === 0 ? 0 : text2.lastIndexOf("\n", first - 1) + 1;
  const whole = to > start && text2[to - 1] === "\n" && (to > from || between);
  const newline3 = whole ? to - 1 : text2.indexOf("\n", to);
  return { from: start, to: newline3 < 0 ? text2.length : newline3 + 1 };
}
function newlines(text2, from, to) {
  let count = 0;
  for (let at = text2.indexOf("\n", from); at >= 0 && at < to; at = text2.indexOf("\n", at + 1)) count++;
  return count;
}

// src/report/order.ts
function compareText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// src/report/patch.ts
var context = 3;
function spliceDiff(texts3, splices) {
  const files = [...groupedBy(splices, ({ path: path3 }) => path3)];
  return files.map(([path3, own]) => {
    const before = texts3.get(path3);
    if (before === void 0) throw new Error(`no text of ${path3} to make a patch of`);
    return section({ path: path3, before, after: applySplices(before, own) }, regions(before, own));
  }).join("");
}
function regions(before, splices) {
  const old = linesOf2(before);
  return wholeLines(before, splices).map(
    ({ startLine, endLine, text: text2 }) => (
      // An empty text has a line 1 that is no line yet.
      trimmed(old, { from: startLine - 1, to: Math.min(endLine, old.length), lines: linesOf2(text2) })
    )
  );
}
function trimmed(old, { from, to, lines: lines2 }) {
  const most2 = Math.min(to - from, lines2.length);
  let top = 0;
  while (top < most2 && old[from + top] === lines2[top]) top++;
  let bottom = 0;
  while (bottom < most2 - top && old[to - 1 - bottom] === lines2[lines2.length - 1 - bottom]) bottom++;
  return { from: from + top, to: to - bottom, lines: lines2.slice(top, lines2.length - bottom) };
}
function section({ path: path3, before, after }, all) {
  const old = linesOf2(before ?? "");
  const changed = all.filter(({ from: from2, to: to2, lines: lines3 }) => from2 < to2 || lines3.length > 0);
  if (changed.length === 0 && before !== void 0 && after !== void 0) return "";
  const from = fileName("a/", path3);
  const to = fileName("b/", path3);
  const lines2 = [`diff --git ${from} ${to}
`];
  if (before === void 0) lines2.push("new file mode 100644\n");
  if (after === void 0) lines2.push("deleted file mode 100644\n");
  if (changed.length > 0) {
    lines2.push(`--- ${before === void 0 ? "/dev/null" : ended(from)}
`);
    lines2.push(`+++ ${after === void 0 ? "/dev/null" : ended(to)}
`);
  }
  let shift2 = 0;
  for (const hunk of clusters(changed)) {
    const printed = print(old, hunk, shift2);
    lines2.push(printed.text);
    shift2 = printed.shift;
  }
  return lines2.join("");
}
function clusters(regions2) {
  const clusters2 = [];
  for (const region of regions2) {
    const last = clusters2.at(-1)?.at(-1);
    if (last !== void 0 && region.from - last.to <= 2 * context) clusters2.at(-1)?.push(region);
    else clusters2.push([region]);
  }
  return clusters2;
}
function print(old, regions2, shift2) {
  const start = Math.max((regions2[0]?.from ?? 0) - context, 0);
  const end2 = Math.min((regions2.at(-1)?.to ?? 0) + context, old.length);
  let text2 = "";
  let at = start;
  let newShift = shift2;
  for (const { from, to, lines: lines2 } of regions2) {
    text2 += marked(" ", old.slice(at, from)) + marked("-", old.slice(from, to)) + marked("+", lines2);
    newShift += lines2.length - (to - from);
    at = to;
  }
  text2 += marked(" ", old.slice(at, end2));
  const header2 = `@@ -${span(start, end2 - start)} +${span(start + shift2, end2 - start + newShift - shift2)} @@
`;
  return { text: header2 + text2, shift: newShift };
}
function marked(mark, lines2) {
  return lines2.map((line2) => line2.endsWith("\n") ? `${mark}${line2}` : `${mark}${line2}
\\ No newline at end of file
`).join("");
}
function span(start, count) {
  if (count === 1) return String(start + 1);
  return count === 0 ? `${start},0` : `${start + 1},${count}`;
}
function linesOf2(text2) {
  return text2.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
var letters = { 7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r" };
function fileName(prefix, path3) {
  if (!/[\x00-\x1f"\\\x7f]/.test(path3) && path3.isWellFormed()) return `${prefix}${path3}`;
  const quoted2 = Array.from(path3, (character) => {
    const code2 = character.codePointAt(0) ?? 0;
    if (character === '"' || character === "\\") return `\\${character}`;
    if (letters[code2] !== void 0) return `\\${letters[code2]}`;
    if (code2 < 32 || code2 === 127) return octal(code2);
    return code2 >= 56448 && code2 <= 56575 ? octal(code2 - 56320) : character;
  });
  return `"${prefix}${quoted2.join("")}"`;
}
function octal(byte) {
  return `\\${byte.toString(8).padStart(3, "0")}`;
}
function ended(name) {
  return name.includes(" ") && !name.startsWith('"') ? `${name}	` : name;
}

// src/report/fixes.ts
function allFixes(delta) {
  return combined(delta.introduced);
}
function combined(findings) {
  const splices = /* @__PURE__ */ new Map();
  const taken = [];
  const leftOut = [];
  for (const finding of findings) {
    if ("refusal" in finding.cure) continue;
    const missing = finding.cure.splices.filter((one) => !splices.get(one.path)?.some((other) => same(one, other)));
    if (missing.some((one) => splices.get(one.path)?.some((other) => touch(one, other)))) {
      leftOut.push(finding);
      continue;
    }
    taken.push(finding);
    for (const splice of missing) {
      const list3 = splices.get(splice.path);
      if (list3 === void 0) splices.set(splice.path, [splice]);
      else list3.push(splice);
    }
  }
  return { splices, taken, leftOut };
}
function patchOf({ splices }, texts3) {
  const paths = [...splices.keys()].toSorted(compareText);
  return spliceDiff(
    texts3,
    paths.flatMap((path3) => splices.get(path3) ?? [])
  );
}
function mendedTexts({ splices }, texts3) {
  return [...splices].map(([path3, edits]) => {
    const before = textAt(texts3, path3);
    return { path: path3, before, after: applySplices(before, edits) };
  });
}
function textAt(texts3, path3) {
  const text2 = texts3.get(path3);
  if (text2 === void 0) throw new Error(`the text of ${path3} is missing from the delta`);
  return text2;
}
function same(a, b) {
  return a.from === b.from && a.to === b.to && a.text === b.text;
}
function touch(a, b) {
  return a.from <= b.to && b.from <= a.to;
}

// src/report/drawing.ts
var maxNotes = 10;
var longestNote = 1e3;
var longestLine = 160;
var maxDiffRows = 40;
function drawing(texts3, ink2) {
  const lineOf2 = lineReader(texts3);
  return ([{ finding }, ...rest]) => {
    const [range2] = finding.ranges;
    const diff = diffRows(finding, texts3, ink2);
    const width3 = String(Math.max(range2.startLine, ...diff.map(({ number = 0 }) => number))).length;
    const gutter = (text2, bar) => ink2.faint(`${String(text2).padStart(width3)} ${bar}`);
    const note = (text2) => `${gutter("", "=")} ${visible(firstOf(text2, longestNote))}`;
    const place4 = `${visible(range2.path)}:${range2.startLine}:${range2.startColumn}`;
    const header2 = ink2.severity(finding.severity, `${finding.severity}[${finding.rule}]`);
    const rows = [
      `${header2}: ${ink2.bold(visible(firstOf(finding.message, longestNote)))}`,
      `${" ".repeat(width3)}${ink2.faint("-->")} ${place4}`
    ];
    const source2 = lineOf2(range2.path, range2.startLine);
    if (source2 !== void 0) {
      const to = range2.endLine > range2.startLine ? source2.length + 1 : range2.endColumn;
      const { text: text2, mark } = underlined(source2, range2.startColumn, to);
      rows.push(
        gutter("", "|"),
        `${gutter(range2.startLine, "|")} ${text2}`,
        `${gutter("", "|")} ${ink2.severity(finding.severity, mark)}`
      );
    }
    rows.push(...notes(finding).map(note));
    if (diff.length > 0)
      rows.push(gutter("", "|"), ...diff.map(({ number = "", text: text2 }) => `${gutter(number, "|")} ${text2}`));
    rows.push(
      ...others2(
        finding,
        rest.map((one) => one.finding)
      ).map(note)
    );
    return rows.join("\n");
  };
}
function lineReader(texts3) {
  const indices = /* @__PURE__ */ new Map();
  return (path3, line2) => {
    const text2 = texts3.get(path3);
    if (text2 === void 0) return void 0;
    const index2 = indices.get(path3) ?? lineIndex(text2);
    indices.set(path3, index2);
    const from = index2[line2 - 1];
    return from === void 0 ? void 0 : text2.slice(from, (index2[line2] ?? text2.length + 1) - 1);
  };
}
function notes(finding) {
  const { why, remedy } = ruleWords(finding.rule);
  const { trail: trail2, cure: cure2 } = finding;
  const steps = trail2.slice(0, maxNotes).map(({ range: range2, label: label2 }) => `${label2}, ${placeOf(startOf(range2))}`);
  if (trail2.length > maxNotes) steps.push(`and ${trail2.length - maxNotes} more`);
  const fix4 = "refusal" in cure2 ? `no fix: ${cure2.refusal}` : `fix: ${cure2.title}`;
  return [...steps.map((step) => `with ${step}`), `why: ${plain2(why)}`, `help: ${plain2(finding.remedy ?? remedy)}`, fix4];
}
function others2(first, rest) {
  const words4 = rest.slice(0, maxNotes).map((finding) => {
    const { rule, severity: severity2, message, ranges: ranges2 } = finding;
    const what = rule === first.rule ? "also" : `${severity2}[${rule}]`;
    if (rule !== first.rule && isSameObject(finding, first)) return `${what}: ${ruleWords(rule).title}`;
    return `${what}: ${message}, ${placeOf(startOf(ranges2[0]))}`;
  });
  return rest.length > maxNotes ? [...words4, `and ${rest.length - maxNotes} more like it`] : words4;
}
function placeOf({ path: path3, line: line2 }) {
  return `${path3}:${line2}`;
}
function plain2(text2) {
  return text2.replaceAll("`", "");
}
function diffRows(finding, texts3, ink2) {
  const { splices } = combined([finding]);
  return [...splices].flatMap(([path3, list3]) => {
    const rows = changedRows(patchOf({ splices: /* @__PURE__ */ new Map([[path3, list3]]) }, texts3), ink2);
    const left = rows.length - maxDiffRows;
    return [
      ...path3 === finding.ranges[0].path ? [] : [{ text: `in ${visible(path3)}` }],
      ...rows.slice(0, maxDiffRows),
      ...left > 0 ? [{ text: `and ${left} lines more` }] : []
    ];
  });
}
function changedRows(patch, ink2) {
  const rows = [];
  let [old, now] = [0, 0];
  for (const line2 of patch.split("\n")) {
    const header2 = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line2);
    if (header2 !== null) [old, now] = [Number(header2[1]), Number(header2[2])];
    if (header2 !== null || old === 0) continue;
    const text2 = `${line2[0] ?? " "} ${firstOf(printable(line2.slice(1).replace(/\r$/, "")), longestLine)}`;
    if (line2.startsWith("-")) rows.push({ number: old++, text: ink2.removed(text2), changed: true });
    else if (line2.startsWith("+")) rows.push({ number: now++, text: ink2.added(text2), changed: true });
    else if (line2.startsWith(" ")) {
      rows.push({ number: now, text: text2, changed: false });
      old++;
      now++;
    }
  }
  return rows.filter(({ changed }, index2) => changed || rows[index2 + 1]?.changed === true);
}

// src/report/group.ts
function groups(placed) {
  const edits = united(placed, (one) => editKeys(one), partners(placed)).map((members) => members.toSorted(worstFirst));
  return united(edits, ([worst2]) => worst2 === void 0 ? [] : equalityKeys(worst2), []).map((members) => sorted(members.flat())).toSorted(byWorst);
}
function united(items2, keys, pairs) {
  const parents = items2.map((_, index2) => index2);
  const first = /* @__PURE__ */ new Map();
  for (const [index2, item2] of items2.entries()) {
    for (const key3 of keys(item2)) {
      const earlier = first.get(key3);
      if (earlier === void 0) first.set(key3, index2);
      else join(parents, earlier, index2);
    }
  }
  for (const [a, b] of pairs) join(parents, a, b);
  const members = groupedBy(items2.entries(), ([index2]) => String(root(parents, index2)));
  return [...members.values()].map((entries2) => entries2.map(([, item2]) => item2));
}
function severityOf(group) {
  return group.reduce((worst2, { finding: { severity: severity2 } }) => {
    return compareSeverity(severity2, worst2) > 0 ? severity2 : worst2;
  }, "info");
}
function editKeys({ finding, anchor: anchor2 }) {
  const { cause: cause2, ranges: ranges2, subject: subject3 } = finding;
  const { path: path3, startLine } = ranges2[0];
  const line2 = JSON.stringify(["line", anchor2?.path ?? path3, anchor2?.line ?? startLine]);
  return cause2 === "" ? [line2] : [line2, JSON.stringify(["cause", path3, subject3, cause2])];
}
function equalityKeys({ finding: { rule, cause: cause2, fingerprint: fingerprint2 } }) {
  const same4 = JSON.stringify(["fingerprint", fingerprint2]);
  return cause2 === "" ? [same4] : [same4, JSON.stringify(["rule", rule, cause2])];
}
function partners(placed) {
  const byPrimary = /* @__PURE__ */ new Map();
  for (const [index2, { finding }] of placed.entries()) {
    const key3 = lineKey(finding.ranges[0]);
    if (!byPrimary.has(key3)) byPrimary.set(key3, index2);
  }
  return placed.flatMap(({ finding }, index2) => {
    const [primary, ...others3] = finding.ranges;
    return others3.flatMap((range2) => {
      const partner = byPrimary.get(lineKey(range2));
      if (partner === void 0) return [];
      const back = placed[partner]?.finding.ranges.some((one) => lineKey(one) === lineKey(primary));
      return back === true ? [[index2, partner]] : [];
    });
  });
}
function lineKey({ path: path3, startLine }) {
  return JSON.stringify([path3, startLine]);
}
function sorted(members) {
  const order = members.toSorted(worstFirst);
  const worst2 = order[0];
  if (worst2 === void 0) throw new Error("a group without findings");
  const told2 = order.find(({ finding, anchor: anchor2 }) => finding.rule === worst2.finding.rule && anchor2 !== void 0) ?? worst2;
  return [told2, ...order.filter((one) => one !== told2)];
}
function byWorst(a, b) {
  return compareSeverity(severityOf(b), severityOf(a)) || worstFirst(a[0], b[0]);
}
function worstFirst(a, b) {
  const [left, right] = [a.finding.ranges[0], b.finding.ranges[0]];
  return compareSeverity(b.finding.severity, a.finding.severity) || standing(a) - standing(b) || compareText(left.path, right.path) || left.startLine - right.startLine || compareText(a.finding.rule, b.finding.rule) || compareText(a.finding.fingerprint, b.finding.fingerprint);
}
function standing({ anchor: anchor2 }) {
  if (anchor2 === void 0) return 2;
  return anchor2.added ? 0 : 1;
}
function root(parents, index2) {
  let at = index2;
  for (let up = parents[at] ?? at; up !== at; up = parents[at] ?? at) {
    parents[at] = parents[up] ?? up;
    at = up;
  }
  return at;
}
function join(parents, a, b) {
  const [left, right] = [root(parents, a), root(parents, b)];
  parents[Math.max(left, right)] = Math.min(left, right);
}

// src/report/ink.ts
var severityCodes = {
  critical: "1;31",
  high: "1;31",
  medium: "1;33",
  low: "1;36",
  info: "1;34"
};
function ink(colour) {
  const paint = (code2, text2) => colour && text2 !== "" ? `\x1B[${code2}m${text2}\x1B[0m` : text2;
  return {
    bold: (text2) => paint("1", text2),
    faint: (text2) => paint("2", text2),
    added: (text2) => paint("32", text2),
    removed: (text2) => paint("31", text2),
    severity: (severity2, text2) => paint(severityCodes[severity2], text2)
  };
}

// src/report/terminal.ts
var maxListed = 20;
function terminal(delta, { conclusion, verdict: verdict2 }, { colour, quiet }) {
  const paint = ink(colour);
  if (quiet)
    return [...delta.introduced.map(line), ...delta.problems.filter(({ touched }) => touched).map(problemLine)].map((one) => `${one}
`).join("");
  const draw = drawing(delta.texts, paint);
  const drawn = groups(delta.introduced.map((finding) => ({ finding }))).map(draw);
  const outcome2 = paint.severity(conclusion === "failure" ? "critical" : "info", visible(verdict2));
  return `${[...drawn, [outcome2, ...closing(delta, paint)].join("\n")].join("\n\n")}
`;
}
function line({ severity: severity2, message, rule, ranges: [{ path: path3, startLine, startColumn }] }) {
  return `${visible(path3)}:${startLine}:${startColumn}: ${severity2}: ${shown(message)} [${rule}]`;
}
function problemLine({ path: path3, line: line2, message, fails }) {
  const place4 = line2 === void 0 ? visible(path3) : `${visible(path3)}:${line2}`;
  return `${place4}: not read: ${shown(message)}${fails ? " (broken by this change)" : ""}`;
}
function closing(delta, paint) {
  const { fixed: fixed2, carried: carried2, problems: problems2, unknowns: unknowns3, passedOver: passedOver3, stats } = delta;
  const lines2 = [];
  if (fixed2.length > 0) lines2.push(`fixed, thank you: ${byRule(fixed2)}`);
  if (carried2.length > 0) lines2.push(`there before: ${counted(carried2.length, "risk")} (${tally(carried2)})`);
  lines2.push(...atMost(problems2.filter(({ touched }) => touched).map(problemLine), "places not read"));
  const outside = problems2.filter(({ touched }) => !touched).length;
  if (outside > 0) lines2.push(`not read, outside of this change: ${counted(outside, "place")}`);
  lines2.push(
    ...atMost(
      unknowns3.map((one) => `unknown: ${shown(one)}`),
      "unknowns"
    )
  );
  if (passedOver3.length > 0) lines2.push(`passed over for now: ${shown(passedOver3.join(", "))}`);
  lines2.push(`examined: ${counted(stats.manifests, "manifest")}`);
  return [...lines2.map((one) => paint.faint(one)), ...fixLines(delta)];
}
function fixLines(delta) {
  const { taken, leftOut } = allFixes(delta);
  if (taken.length === 0) return [];
  const rest = leftOut.length === 0 ? "" : `; ${leftOut.length} more touch the same lines and come with the next run`;
  return [`${counted(taken.length, "proved fix", "proved fixes")}: run it again with --fix to apply${rest}`];
}
function byRule(findings) {
  const rules2 = groupedBy(findings, ({ rule }) => rule);
  return [...rules2].map(([rule, list3]) => `${list3.length} × ${rule}`).join(", ");
}
function atMost(lines2, what) {
  if (lines2.length <= maxListed) return lines2;
  return [...lines2.slice(0, maxListed), `and ${lines2.length - maxListed} more ${what}`];
}
function shown(text2) {
  return visible(firstOf(text2, 1e3));
}

// src/kube/known-kinds.ts
var homes = /* @__PURE__ */ new Map([
  ["ServiceAccount", ""],
  ["Secret", ""],
  ["Namespace", ""],
  ["Pod", ""],
  ["PodTemplate", ""],
  ["ReplicationController", ""],
  ["Deployment", "apps"],
  ["ReplicaSet", "apps"],
  ["StatefulSet", "apps"],
  ["DaemonSet", "apps"],
  ["Job", "batch"],
  ["CronJob", "batch"],
  ["Role", "rbac.authorization.k8s.io"],
  ["ClusterRole", "rbac.authorization.k8s.io"],
  ["RoleBinding", "rbac.authorization.k8s.io"],
  ["ClusterRoleBinding", "rbac.authorization.k8s.io"]
]);
var bySmallLetters = new Map(
  [...homes.keys()].map((kind) => [kind.toLowerCase(), kind])
);
var ownGroups = /* @__PURE__ */ new Set([
  "",
  "apps",
  "batch",
  "autoscaling",
  "policy",
  "authentication.k8s.io",
  "authorization.k8s.io",
  "networking.k8s.io",
  "rbac.authorization.k8s.io"
]);
var clusterScoped = /* @__PURE__ */ new Set(["Namespace", "ClusterRole", "ClusterRoleBinding"]);
var knownKindNames = [...homes.keys()];
var knownKinds = new Set(bySmallLetters.keys());
function isKnownKind(kind) {
  return homes.has(kind);
}
function isClusterScoped(group, kind) {
  return clusterScoped.has(kind) && ownGroups.has(group);
}
function kindFault(apiVersion, group, kind) {
  const known2 = bySmallLetters.get(kind.toLowerCase());
  if (known2 === void 0) return void 0;
  if (apiVersion === "") return `apiVersion is missing`;
  if (!ownGroups.has(group)) return void 0;
  if (known2 !== kind) return `there is no kind ${kind}; it is spelled ${known2}`;
  return homes.get(kind) === group ? void 0 : `there is no kind ${kind} in apiVersion ${apiVersion}`;
}

// src/yaml/route.ts
function valueAt(json, route) {
  let value = json;
  for (const step of route) value = childOf(value, step);
  return value;
}
function childOf(value, step) {
  if (value === void 0 || value === null || typeof value !== "object") return void 0;
  if (isList(value)) return typeof step === "number" ? value[step] : void 0;
  return typeof step === "string" && Object.hasOwn(value, step) ? value[step] : void 0;
}
function isList(value) {
  return Array.isArray(value);
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/kube/fields.ts
function field(value, key3) {
  return isObject(value) && Object.hasOwn(value, key3) ? value[key3] : void 0;
}
function text(value) {
  return typeof value === "string" && value !== "" ? value : void 0;
}
function flag(value) {
  return typeof value === "boolean" ? value : void 0;
}
function list(value) {
  return isList(value) ? value : [];
}
function texts(value) {
  return list(value).flatMap((item2) => item2 === null ? [""] : typeof item2 === "string" ? [item2] : []);
}
function textMap(value) {
  const map = /* @__PURE__ */ new Map();
  if (!isObject(value)) return map;
  for (const [key3, item2] of Object.entries(value)) {
    if (typeof item2 === "string") map.set(key3, item2);
    if (item2 === null) map.set(key3, "");
  }
  return map;
}
function isUnset(value) {
  return value === void 0 || value === null;
}
function typeName(value) {
  if (isUnset(value)) return "empty";
  if (isList(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return { boolean: "a boolean", number: "a number", string: "a text" }[typeof value];
}

// src/kube/paths.ts
var items = /* @__PURE__ */ Symbol("[]");
var values = /* @__PURE__ */ Symbol("*");
var anywhere = /* @__PURE__ */ Symbol("**");
function parsePath(path3) {
  return [...path3.matchAll(/\[\]|[^.[\]]+/g)].map(([part]) => {
    if (part === "[]") return items;
    if (part === "*") return values;
    return part === "**" ? anywhere : part;
  });
}
function expand(body, path3) {
  const found2 = [];
  walk(body, path3, [], found2);
  return found2;
}
function walk(value, path3, route, found2) {
  const [step, ...rest] = path3;
  if (step === void 0) {
    if (value !== void 0) found2.push(route);
    return;
  }
  if (step === anywhere) {
    walk(value, rest, route, found2);
    for (const [key3, child] of children(value)) walk(child, path3, [...route, key3], found2);
    return;
  }
  if (typeof step === "string") {
    walk(field(value, step), rest, [...route, step], found2);
    return;
  }
  if (isList(value) !== (step === items)) return;
  for (const [key3, child] of children(value)) walk(child, rest, [...route, key3], found2);
}
function children(value) {
  if (isList(value)) return value.map((item2, index2) => [index2, item2]);
  return isObject(value) ? Object.entries(value) : [];
}
function isPrefix(prefix, route) {
  return prefix.length <= route.length && prefix.every((step, index2) => step === route[index2]);
}

// src/kube/pod-kinds.json
var pod_kinds_default = [
  { group: "", kind: "Pod", specs: [".spec"], unnamed: "default" },
  { group: "", kind: "PodTemplate", specs: [".template.spec"], unnamed: "default" },
  { group: "", kind: "ReplicationController", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "apps", kind: "Deployment", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "apps", kind: "ReplicaSet", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "apps", kind: "StatefulSet", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "apps", kind: "DaemonSet", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "extensions", kind: "Deployment", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "extensions", kind: "ReplicaSet", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "extensions", kind: "DaemonSet", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "batch", kind: "Job", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "batch", kind: "CronJob", specs: [".spec.jobTemplate.spec.template.spec"], unnamed: "default" },
  { group: "argoproj.io", kind: "Rollout", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "argoproj.io", kind: "AnalysisTemplate", specs: [".spec.metrics[].provider.job.spec.template.spec"], unnamed: "default" },
  { group: "argoproj.io", kind: "ClusterAnalysisTemplate", specs: [".spec.metrics[].provider.job.spec.template.spec"], unnamed: "default" },
  { group: "argoproj.io", kind: "AnalysisRun", specs: [".spec.metrics[].provider.job.spec.template.spec"], unnamed: "default" },
  { group: "argoproj.io", kind: "Experiment", specs: [".spec.templates[].template.spec"], unnamed: "default" },
  { group: "argoproj.io", kind: "Workflow", specs: [".spec.templates[]"], partial: true, podless: ["steps", "dag", "suspend"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }, { path: ".spec.executor.serviceAccountName", role: "sidecar-token" }, { path: ".spec.templateDefaults.serviceAccountName", scope: ".spec.templates" }, { path: ".spec.templates[].serviceAccountName" }, { path: ".spec.templates[].executor.serviceAccountName", role: "sidecar-token" }, { path: ".spec.artifactGC.serviceAccountName" }], automounts: [{ path: ".spec.automountServiceAccountToken" }, { path: ".spec.templateDefaults.automountServiceAccountToken", scope: ".spec.templates" }, { path: ".spec.templates[].automountServiceAccountToken" }], embedded: [{ path: ".spec.templates[].resource.manifest", form: "text" }] },
  { group: "argoproj.io", kind: "WorkflowTemplate", specs: [".spec.templates[]"], partial: true, podless: ["steps", "dag", "suspend"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }, { path: ".spec.executor.serviceAccountName", role: "sidecar-token" }, { path: ".spec.templateDefaults.serviceAccountName", scope: ".spec.templates" }, { path: ".spec.templates[].serviceAccountName" }, { path: ".spec.templates[].executor.serviceAccountName", role: "sidecar-token" }, { path: ".spec.artifactGC.serviceAccountName" }], automounts: [{ path: ".spec.automountServiceAccountToken" }, { path: ".spec.templateDefaults.automountServiceAccountToken", scope: ".spec.templates" }, { path: ".spec.templates[].automountServiceAccountToken" }], embedded: [{ path: ".spec.templates[].resource.manifest", form: "text" }] },
  { group: "argoproj.io", kind: "ClusterWorkflowTemplate", specs: [".spec.templates[]"], partial: true, podless: ["steps", "dag", "suspend"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }, { path: ".spec.executor.serviceAccountName", role: "sidecar-token" }, { path: ".spec.templateDefaults.serviceAccountName", scope: ".spec.templates" }, { path: ".spec.templates[].serviceAccountName" }, { path: ".spec.templates[].executor.serviceAccountName", role: "sidecar-token" }, { path: ".spec.artifactGC.serviceAccountName" }], automounts: [{ path: ".spec.automountServiceAccountToken" }, { path: ".spec.templateDefaults.automountServiceAccountToken", scope: ".spec.templates" }, { path: ".spec.templates[].automountServiceAccountToken" }], embedded: [{ path: ".spec.templates[].resource.manifest", form: "text" }] },
  { group: "argoproj.io", kind: "CronWorkflow", specs: [".spec.workflowSpec.templates[]"], partial: true, podless: ["steps", "dag", "suspend"], unnamed: "default", accounts: [{ path: ".spec.workflowSpec.serviceAccountName" }, { path: ".spec.workflowSpec.executor.serviceAccountName", role: "sidecar-token" }, { path: ".spec.workflowSpec.templateDefaults.serviceAccountName", scope: ".spec.workflowSpec.templates" }, { path: ".spec.workflowSpec.templates[].serviceAccountName" }, { path: ".spec.workflowSpec.templates[].executor.serviceAccountName", role: "sidecar-token" }, { path: ".spec.workflowSpec.artifactGC.serviceAccountName" }], automounts: [{ path: ".spec.workflowSpec.automountServiceAccountToken" }, { path: ".spec.workflowSpec.templateDefaults.automountServiceAccountToken", scope: ".spec.workflowSpec.templates" }, { path: ".spec.workflowSpec.templates[].automountServiceAccountToken" }], embedded: [{ path: ".spec.workflowSpec.templates[].resource.manifest", form: "text" }] },
  { group: "argoproj.io", kind: "Sensor", specs: [".spec.template"], partial: true, unnamed: "default", accounts: [{ path: ".spec.template.serviceAccountName" }], embedded: [{ path: ".spec.triggers[].template.k8s.source.resource" }, { path: ".spec.triggers[].template.argoWorkflow.source.resource" }] },
  { group: "argoproj.io", kind: "EventSource", specs: [".spec.template"], partial: true, unnamed: "default", accounts: [{ path: ".spec.template.serviceAccountName" }] },
  { group: "argoproj.io", kind: "Application" },
  { group: "argoproj.io", kind: "ApplicationSet" },
  { group: "argoproj.io", kind: "AppProject", accounts: [{ path: ".spec.destinationServiceAccounts[].defaultServiceAccount", role: "impersonation" }] },
  { group: "serving.knative.dev", kind: "Service", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "serving.knative.dev", kind: "Configuration", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "serving.knative.dev", kind: "Revision", specs: [".spec"], unnamed: "default" },
  { group: "sources.knative.dev", kind: "ApiServerSource", seats: [".spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "sources.knative.dev", kind: "ContainerSource", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "tekton.dev", kind: "TaskRun", specs: [".spec.podTemplate"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }], automounts: [{ path: ".spec.podTemplate.automountServiceAccountToken" }] },
  { group: "tekton.dev", kind: "PipelineRun", specs: [".spec.taskRunTemplate.podTemplate", ".spec.taskRunSpecs[].podTemplate", ".spec.podTemplate", ".spec.taskRunSpecs[].taskPodTemplate"], partial: true, accounts: [{ path: ".spec.taskRunTemplate.serviceAccountName", scope: ".spec" }, { path: ".spec.taskRunSpecs[].serviceAccountName" }, { path: ".spec.serviceAccountName" }, { path: ".spec.taskRunSpecs[].taskServiceAccountName" }], automounts: [{ path: ".spec.taskRunTemplate.podTemplate.automountServiceAccountToken" }, { path: ".spec.taskRunSpecs[].podTemplate.automountServiceAccountToken" }] },
  { group: "triggers.tekton.dev", kind: "EventListener", specs: [".spec.resources.kubernetesResource.spec.template.spec"], seats: [".spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }, { path: ".spec.triggers[].serviceAccountName", role: "impersonation" }] },
  { group: "triggers.tekton.dev", kind: "TriggerTemplate", embedded: [{ path: ".spec.resourcetemplates[]" }] },
  { group: "keda.sh", kind: "ScaledJob", specs: [".spec.jobTargetRef.template.spec"], unnamed: "default" },
  { group: "keda.sh", kind: "TriggerAuthentication", accounts: [{ path: ".spec.boundServiceAccountToken[].serviceAccountName", role: "token-request" }, { path: ".spec.hashiCorpVault.credential.serviceAccount", role: "token-request" }] },
  { group: "keda.sh", kind: "ClusterTriggerAuthentication", accounts: [{ path: ".spec.boundServiceAccountToken[].serviceAccountName", role: "token-request" }, { path: ".spec.hashiCorpVault.credential.serviceAccount", role: "token-request" }] },
  { group: "apps.kruise.io", kind: "CloneSet", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "apps.kruise.io", kind: "StatefulSet", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "apps.kruise.io", kind: "DaemonSet", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "apps.kruise.io", kind: "BroadcastJob", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "apps.kruise.io", kind: "AdvancedCronJob", specs: [".spec.template.jobTemplate.spec.template.spec", ".spec.template.broadcastJobTemplate.spec.template.spec"], unnamed: "default" },
  { group: "apps.kruise.io", kind: "UnitedDeployment", specs: [".spec.template.statefulSetTemplate.spec.template.spec", ".spec.template.advancedStatefulSetTemplate.spec.template.spec", ".spec.template.cloneSetTemplate.spec.template.spec", ".spec.template.deploymentTemplate.spec.template.spec"], unnamed: "default" },
  { group: "apps.kruise.io", kind: "SidecarSet", specs: [".spec"], partial: true },
  { group: "batch.volcano.sh", kind: "Job", specs: [".spec.tasks[].template.spec"], unnamed: "default" },
  { group: "kubeflow.org", kind: "TFJob", specs: [".spec.tfReplicaSpecs.*.template.spec"], unnamed: "default" },
  { group: "kubeflow.org", kind: "PyTorchJob", specs: [".spec.pytorchReplicaSpecs.*.template.spec"], unnamed: "default" },
  { group: "kubeflow.org", kind: "XGBoostJob", specs: [".spec.xgbReplicaSpecs.*.template.spec"], unnamed: "default" },
  { group: "kubeflow.org", kind: "PaddleJob", specs: [".spec.paddleReplicaSpecs.*.template.spec"], unnamed: "default" },
  { group: "kubeflow.org", kind: "JAXJob", specs: [".spec.jaxReplicaSpecs.*.template.spec"], unnamed: "default" },
  { group: "kubeflow.org", kind: "MPIJob", specs: [".spec.mpiReplicaSpecs.*.template.spec"], unnamed: "default" },
  { group: "kubeflow.org", kind: "Notebook", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "kubeflow.org", kind: "PodDefault", accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "trainer.kubeflow.org", kind: "TrainingRuntime", specs: [".spec.template.spec.replicatedJobs[].template.spec.template.spec"], unnamed: "default" },
  { group: "trainer.kubeflow.org", kind: "ClusterTrainingRuntime", specs: [".spec.template.spec.replicatedJobs[].template.spec.template.spec"], unnamed: "default" },
  { group: "trainer.kubeflow.org", kind: "TrainJob", accounts: [{ path: ".spec.runtimePatches[].trainingRuntimeSpec.template.spec.replicatedJobs[].template.spec.template.spec.serviceAccountName" }, { path: ".spec.podTemplateOverrides[].spec.serviceAccountName" }] },
  { group: "jobset.x-k8s.io", kind: "JobSet", specs: [".spec.replicatedJobs[].template.spec.template.spec"], unnamed: "default" },
  { group: "leaderworkerset.x-k8s.io", kind: "LeaderWorkerSet", specs: [".spec.leaderWorkerTemplate.leaderTemplate.spec", ".spec.leaderWorkerTemplate.workerTemplate.spec"], unnamed: "default" },
  { group: "kueue.x-k8s.io", kind: "Workload" },
  { group: "workload.codeflare.dev", kind: "AppWrapper", embedded: [{ path: ".spec.components[].template" }] },
  { group: "ray.io", kind: "RayCluster", specs: [".spec.headGroupSpec.template.spec", ".spec.workerGroupSpecs[].template.spec"], unnamed: "default" },
  { group: "ray.io", kind: "RayJob", specs: [".spec.rayClusterSpec.headGroupSpec.template.spec", ".spec.rayClusterSpec.workerGroupSpecs[].template.spec", ".spec.submitterPodTemplate.spec"], unnamed: "default" },
  { group: "ray.io", kind: "RayService", specs: [".spec.rayClusterConfig.headGroupSpec.template.spec", ".spec.rayClusterConfig.workerGroupSpecs[].template.spec"], unnamed: "default" },
  { group: "ray.io", kind: "RayCronJob", specs: [".spec.jobTemplate.rayClusterSpec.headGroupSpec.template.spec", ".spec.jobTemplate.rayClusterSpec.workerGroupSpecs[].template.spec", ".spec.jobTemplate.submitterPodTemplate.spec"], unnamed: "default" },
  { group: "sparkoperator.k8s.io", kind: "SparkApplication", specs: [".spec.driver.template.spec", ".spec.executor.template.spec"], seats: [".spec.driver", ".spec.executor"], unnamed: "default", accounts: [{ path: ".spec.driver.serviceAccount" }, { path: ".spec.executor.serviceAccount" }] },
  { group: "sparkoperator.k8s.io", kind: "ScheduledSparkApplication", specs: [".spec.template.driver.template.spec", ".spec.template.executor.template.spec"], seats: [".spec.template.driver", ".spec.template.executor"], unnamed: "default", accounts: [{ path: ".spec.template.driver.serviceAccount" }, { path: ".spec.template.executor.serviceAccount" }] },
  { group: "flink.apache.org", kind: "FlinkDeployment", specs: [".spec.podTemplate.spec", ".spec.jobManager.podTemplate.spec", ".spec.taskManager.podTemplate.spec"], accounts: [{ path: ".spec.serviceAccount" }] },
  { group: "serving.kserve.io", kind: "InferenceService", specs: [".spec.predictor", ".spec.transformer", ".spec.explainer"], unnamed: "default" },
  { group: "serving.kserve.io", kind: "InferenceGraph", seats: [".spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "serving.kserve.io", kind: "ServingRuntime", specs: [".spec"], partial: true },
  { group: "serving.kserve.io", kind: "ClusterServingRuntime", specs: [".spec"], partial: true },
  { group: "actions.github.com", kind: "AutoscalingRunnerSet", specs: [".spec.template.spec", ".spec.listenerTemplate.spec"], unnamed: "default" },
  { group: "actions.github.com", kind: "AutoscalingListener", specs: [".spec.template.spec"] },
  { group: "actions.github.com", kind: "EphemeralRunnerSet", specs: [".spec.ephemeralRunnerSpec.spec"], unnamed: "default" },
  { group: "actions.github.com", kind: "EphemeralRunner", specs: [".spec.spec"], unnamed: "default" },
  { group: "actions.summerwind.dev", kind: "Runner", specs: [".spec"], partial: true, unnamed: "default" },
  { group: "actions.summerwind.dev", kind: "RunnerDeployment", specs: [".spec.template.spec"], partial: true, unnamed: "default" },
  { group: "actions.summerwind.dev", kind: "RunnerReplicaSet", specs: [".spec.template.spec"], partial: true, unnamed: "default" },
  { group: "actions.summerwind.dev", kind: "RunnerSet", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "apps.gitlab.com", kind: "Runner", accounts: [{ path: ".spec.serviceaccount" }] },
  { group: "jenkins.io", kind: "Jenkins" },
  { group: "monitoring.coreos.com", kind: "Prometheus", specs: [".spec"], partial: true, unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }], automounts: [{ path: ".spec.automountServiceAccountToken" }] },
  { group: "monitoring.coreos.com", kind: "Alertmanager", specs: [".spec"], partial: true, unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }], automounts: [{ path: ".spec.automountServiceAccountToken" }] },
  { group: "monitoring.coreos.com", kind: "PrometheusAgent", specs: [".spec"], partial: true, unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }], automounts: [{ path: ".spec.automountServiceAccountToken" }] },
  { group: "monitoring.coreos.com", kind: "ThanosRuler", specs: [".spec"], partial: true, unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "operator.victoriametrics.com", kind: "VMAgent", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }], automounts: [{ path: ".spec.disableAutomountServiceAccountToken", inverted: true }] },
  { group: "operator.victoriametrics.com", kind: "VMAlert", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }], automounts: [{ path: ".spec.disableAutomountServiceAccountToken", inverted: true }] },
  { group: "operator.victoriametrics.com", kind: "VMAlertmanager", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }], automounts: [{ path: ".spec.disableAutomountServiceAccountToken", inverted: true }] },
  { group: "operator.victoriametrics.com", kind: "VMAuth", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }], automounts: [{ path: ".spec.disableAutomountServiceAccountToken", inverted: true }] },
  { group: "operator.victoriametrics.com", kind: "VMSingle", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }], automounts: [{ path: ".spec.disableAutomountServiceAccountToken", inverted: true }] },
  { group: "operator.victoriametrics.com", kind: "VLSingle", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }], automounts: [{ path: ".spec.disableAutomountServiceAccountToken", inverted: true }] },
  { group: "operator.victoriametrics.com", kind: "VLAgent", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }], automounts: [{ path: ".spec.disableAutomountServiceAccountToken", inverted: true }] },
  { group: "operator.victoriametrics.com", kind: "VTSingle", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }], automounts: [{ path: ".spec.disableAutomountServiceAccountToken", inverted: true }] },
  { group: "operator.victoriametrics.com", kind: "VMAnomaly", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }], automounts: [{ path: ".spec.disableAutomountServiceAccountToken", inverted: true }] },
  { group: "operator.victoriametrics.com", kind: "VMCluster", specs: [".spec.vminsert", ".spec.vmselect", ".spec.vmstorage"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "operator.victoriametrics.com", kind: "VLCluster", specs: [".spec.vlinsert", ".spec.vlselect", ".spec.vlstorage"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "operator.victoriametrics.com", kind: "VTCluster", specs: [".spec.insert", ".spec.select", ".spec.storage"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "opentelemetry.io", kind: "OpenTelemetryCollector", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccount" }, { path: ".spec.targetAllocator.serviceAccount" }] },
  { group: "opentelemetry.io", kind: "TargetAllocator", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccount" }] },
  { group: "opentelemetry.io", kind: "OpAMPBridge", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccount" }] },
  { group: "jaegertracing.io", kind: "Jaeger", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccount" }, { path: ".spec.agent.serviceAccount" }, { path: ".spec.allInOne.serviceAccount" }, { path: ".spec.collector.serviceAccount" }, { path: ".spec.query.serviceAccount" }, { path: ".spec.ingester.serviceAccount" }] },
  { group: "grafana.integreatly.org", kind: "Grafana", specs: [".spec.deployment.spec.template.spec"], accounts: [{ path: ".spec.serviceAccount", role: "creates" }], automounts: [{ path: ".spec.serviceAccount.automountServiceAccountToken" }] },
  { group: "datadoghq.com", kind: "DatadogAgent", specs: [".spec.override.*"], partial: true },
  { group: "logging.banzaicloud.io", kind: "Logging", specs: [".spec.syslogNG.statefulSet.spec.template.spec", ".spec.nodeAgents[].nodeAgentFluentbit.daemonSet.spec.template.spec"], accounts: [{ path: ".spec.fluentd.serviceAccount", role: "creates" }, { path: ".spec.fluentbit.serviceAccount", role: "creates" }, { path: ".spec.fluentd.security.serviceAccount" }, { path: ".spec.fluentbit.security.serviceAccount" }] },
  { group: "tempo.grafana.com", kind: "TempoStack", accounts: [{ path: ".spec.serviceAccount" }] },
  { group: "elasticsearch.k8s.elastic.co", kind: "Elasticsearch", specs: [".spec.nodeSets[].podTemplate.spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName", role: "reference-check" }] },
  { group: "kibana.k8s.elastic.co", kind: "Kibana", specs: [".spec.podTemplate.spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName", role: "reference-check" }] },
  { group: "apm.k8s.elastic.co", kind: "ApmServer", specs: [".spec.podTemplate.spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName", role: "reference-check" }] },
  { group: "enterprisesearch.k8s.elastic.co", kind: "EnterpriseSearch", specs: [".spec.podTemplate.spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName", role: "reference-check" }] },
  { group: "logstash.k8s.elastic.co", kind: "Logstash", specs: [".spec.podTemplate.spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName", role: "reference-check" }] },
  { group: "beat.k8s.elastic.co", kind: "Beat", specs: [".spec.daemonSet.podTemplate.spec", ".spec.deployment.podTemplate.spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName", role: "reference-check" }] },
  { group: "agent.k8s.elastic.co", kind: "Agent", specs: [".spec.daemonSet.podTemplate.spec", ".spec.deployment.podTemplate.spec", ".spec.statefulSet.podTemplate.spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName", role: "reference-check" }] },
  { group: "maps.k8s.elastic.co", kind: "ElasticMapsServer", specs: [".spec.podTemplate.spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName", role: "reference-check" }] },
  { group: "kafka.strimzi.io", kind: "Kafka", specs: [".spec.kafka.template.pod", ".spec.entityOperator.template.pod", ".spec.cruiseControl.template.pod", ".spec.kafkaExporter.template.pod"], partial: true, accounts: [{ path: ".spec.kafka.template.serviceAccount", role: "creates" }, { path: ".spec.entityOperator.template.serviceAccount", role: "creates" }, { path: ".spec.cruiseControl.template.serviceAccount", role: "creates" }, { path: ".spec.kafkaExporter.template.serviceAccount", role: "creates" }] },
  { group: "kafka.strimzi.io", kind: "KafkaConnect", specs: [".spec.template.pod"], partial: true, accounts: [{ path: ".spec.template.serviceAccount", role: "creates" }] },
  { group: "kafka.strimzi.io", kind: "KafkaMirrorMaker2", specs: [".spec.template.pod"], partial: true, accounts: [{ path: ".spec.template.serviceAccount", role: "creates" }] },
  { group: "kafka.strimzi.io", kind: "KafkaBridge", specs: [".spec.template.pod"], partial: true, accounts: [{ path: ".spec.template.serviceAccount", role: "creates" }] },
  { group: "postgresql.cnpg.io", kind: "Cluster", accounts: [{ path: ".spec.serviceAccountName" }, { path: ".spec.serviceAccountTemplate", role: "creates" }] },
  { group: "postgresql.cnpg.io", kind: "Pooler", specs: [".spec.template.spec"], accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "rabbitmq.com", kind: "RabbitmqCluster", specs: [".spec.override.statefulSet.spec.template.spec"] },
  { group: "mysql.presslabs.org", kind: "MysqlCluster", specs: [".spec.podSpec"], partial: true },
  { group: "pxc.percona.com", kind: "PerconaXtraDBCluster", seats: [".spec.pxc", ".spec.haproxy", ".spec.proxysql", ".spec.backup"], unnamed: "default", accounts: [{ path: ".spec.pxc.serviceAccountName" }, { path: ".spec.haproxy.serviceAccountName" }, { path: ".spec.proxysql.serviceAccountName" }, { path: ".spec.backup.serviceAccountName" }] },
  { group: "psmdb.percona.com", kind: "PerconaServerMongoDB", seats: [".spec.replsets[]", ".spec.replsets[].arbiter", ".spec.backup", ".spec.sharding.configsvrReplSet", ".spec.sharding.mongos"], unnamed: "default", accounts: [{ path: ".spec.replsets[].serviceAccountName" }, { path: ".spec.replsets[].arbiter.serviceAccountName" }, { path: ".spec.backup.serviceAccountName" }, { path: ".spec.sharding.configsvrReplSet.serviceAccountName" }, { path: ".spec.sharding.mongos.serviceAccountName" }] },
  { group: "redis.redis.opstreelabs.in", kind: "Redis", seats: [".spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "redis.redis.opstreelabs.in", kind: "RedisCluster", seats: [".spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "redis.redis.opstreelabs.in", kind: "RedisReplication", seats: [".spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "redis.redis.opstreelabs.in", kind: "RedisSentinel", seats: [".spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "dragonflydb.io", kind: "Dragonfly", seats: [".spec"], unnamed: "default", accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "minio.min.io", kind: "Tenant", accounts: [{ path: ".spec.serviceAccountName" }, { path: ".spec.kes.serviceAccountName" }] },
  { group: "cluster.redpanda.com", kind: "Redpanda", specs: [".spec.clusterSpec.statefulset.podTemplate.spec", ".spec.clusterSpec.post_install_job.podTemplate.spec", ".spec.clusterSpec.post_upgrade_job.podTemplate.spec"], accounts: [{ path: ".spec.clusterSpec.serviceAccount", role: "creates" }, { path: ".spec.clusterSpec.console.serviceAccount", role: "creates" }], automounts: [{ path: ".spec.clusterSpec.serviceAccount.automountServiceAccountToken" }, { path: ".spec.clusterSpec.console.automountServiceAccountToken" }] },
  { group: "app.redislabs.com", kind: "RedisEnterpriseCluster", specs: [".spec.redisEnterpriseAdditionalPodSpecAttributes"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "acid.zalan.do", kind: "postgresql" },
  { group: "temporal.io", kind: "TemporalWorkerDeployment", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "hivemq.com", kind: "HiveMQPlatform", specs: [".spec.statefulSet.spec.template.spec"] },
  { group: "k8s.keycloak.org", kind: "Keycloak", specs: [".spec.unsupported.podTemplate.spec"], seats: [".spec"], unnamed: "default", automounts: [{ path: ".spec.automountServiceAccountToken" }] },
  { group: "vault.banzaicloud.com", kind: "Vault", specs: [".spec.vaultPodSpec", ".spec.vaultConfigurerPodSpec"], accounts: [{ path: ".spec.serviceAccount" }] },
  { group: "secrets.hashicorp.com", kind: "VaultAuth", unnamed: "default", accounts: [{ path: ".spec.kubernetes.serviceAccount", role: "token-request" }, { path: ".spec.jwt.serviceAccount", role: "token-request" }, { path: ".spec.aws.irsaServiceAccount", role: "token-request" }, { path: ".spec.gcp.workloadIdentityServiceAccount", role: "token-request" }] },
  { group: "external-secrets.io", kind: "SecretStore", accounts: [{ path: ".spec.provider.*.auth.**.serviceAccountRef.name", role: "token-request" }] },
  { group: "external-secrets.io", kind: "ClusterSecretStore", accounts: [{ path: ".spec.provider.*.auth.**.serviceAccountRef.name", role: "token-request" }] },
  { group: "cert-manager.io", kind: "Issuer", specs: [".spec.acme.solvers[].http01.ingress.podTemplate.spec", ".spec.acme.solvers[].http01.gatewayHTTPRoute.podTemplate.spec"], partial: true, accounts: [{ path: ".spec.acme.solvers[].http01.ingress.podTemplate.spec.serviceAccountName" }, { path: ".spec.acme.solvers[].dns01.route53.auth.kubernetes.serviceAccountRef.name", role: "token-request" }, { path: ".spec.vault.auth.kubernetes.serviceAccountRef.name", role: "token-request" }] },
  { group: "cert-manager.io", kind: "ClusterIssuer", specs: [".spec.acme.solvers[].http01.ingress.podTemplate.spec", ".spec.acme.solvers[].http01.gatewayHTTPRoute.podTemplate.spec"], partial: true, accounts: [{ path: ".spec.acme.solvers[].http01.ingress.podTemplate.spec.serviceAccountName" }, { path: ".spec.acme.solvers[].dns01.route53.auth.kubernetes.serviceAccountRef.name", role: "token-request" }, { path: ".spec.vault.auth.kubernetes.serviceAccountRef.name", role: "token-request" }] },
  { group: "kustomize.toolkit.fluxcd.io", kind: "Kustomization", accounts: [{ path: ".spec.serviceAccountName", role: "impersonation" }, { path: ".spec.decryption.serviceAccountName", role: "token-request" }] },
  { group: "helm.toolkit.fluxcd.io", kind: "HelmRelease", accounts: [{ path: ".spec.serviceAccountName", role: "impersonation" }] },
  { group: "source.toolkit.fluxcd.io", kind: "OCIRepository", accounts: [{ path: ".spec.serviceAccountName", role: "registry-auth" }] },
  { group: "image.toolkit.fluxcd.io", kind: "ImageRepository", accounts: [{ path: ".spec.serviceAccountName", role: "registry-auth" }] },
  { group: "notification.toolkit.fluxcd.io", kind: "Provider", accounts: [{ path: ".spec.serviceAccountName", role: "registry-auth" }] },
  { group: "fluxcd.controlplane.io", kind: "ResourceSet", accounts: [{ path: ".spec.serviceAccountName", role: "impersonation" }], embedded: [{ path: ".spec.resources[]" }] },
  { group: "infra.contrib.fluxcd.io", kind: "Terraform", specs: [".spec.runnerPodTemplate.spec"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "fleet.cattle.io", kind: "Bundle", accounts: [{ path: ".spec.serviceAccount", role: "impersonation" }, { path: ".spec.targets[].serviceAccount", role: "impersonation" }], embedded: [{ path: ".spec.resources[].content", form: "text" }] },
  { group: "upgrade.cattle.io", kind: "Plan", specs: [".spec.upgrade", ".spec.prepare"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "pkg.crossplane.io", kind: "DeploymentRuntimeConfig", specs: [".spec.deploymentTemplate.spec.template.spec"], accounts: [{ path: ".spec.serviceAccountTemplate", role: "creates" }] },
  { group: "pkg.crossplane.io", kind: "ControllerConfig", specs: [".spec"], partial: true, accounts: [{ path: ".spec.serviceAccountName" }] },
  { group: "kubernetes.crossplane.io", kind: "Object", embedded: [{ path: ".spec.forProvider.manifest" }] },
  { group: "operator.cluster.x-k8s.io", kind: "CoreProvider", specs: [".spec.deployment"], partial: true, accounts: [{ path: ".spec.deployment.serviceAccountName" }] },
  { group: "operator.cluster.x-k8s.io", kind: "BootstrapProvider", specs: [".spec.deployment"], partial: true, accounts: [{ path: ".spec.deployment.serviceAccountName" }] },
  { group: "operator.cluster.x-k8s.io", kind: "ControlPlaneProvider", specs: [".spec.deployment"], partial: true, accounts: [{ path: ".spec.deployment.serviceAccountName" }] },
  { group: "operator.cluster.x-k8s.io", kind: "InfrastructureProvider", specs: [".spec.deployment"], partial: true, accounts: [{ path: ".spec.deployment.serviceAccountName" }] },
  { group: "operator.cluster.x-k8s.io", kind: "AddonProvider", specs: [".spec.deployment"], partial: true, accounts: [{ path: ".spec.deployment.serviceAccountName" }] },
  { group: "operator.cluster.x-k8s.io", kind: "IPAMProvider", specs: [".spec.deployment"], partial: true, accounts: [{ path: ".spec.deployment.serviceAccountName" }] },
  { group: "operator.cluster.x-k8s.io", kind: "RuntimeExtensionProvider", specs: [".spec.deployment"], partial: true, accounts: [{ path: ".spec.deployment.serviceAccountName" }] },
  { group: "controlplane.cluster.x-k8s.io", kind: "KamajiControlPlane", accounts: [{ path: ".spec.deployment.serviceAccountName" }] },
  { group: "work.open-cluster-management.io", kind: "ManifestWork", accounts: [{ path: ".spec.executor.subject.serviceAccount", role: "impersonation" }], embedded: [{ path: ".spec.workload.manifests[]" }] },
  { group: "operators.coreos.com", kind: "ClusterServiceVersion", specs: [".spec.install.spec.deployments[].spec.template.spec"], accounts: [{ path: ".spec.install.spec.permissions[].serviceAccountName", role: "grants" }, { path: ".spec.install.spec.clusterPermissions[].serviceAccountName", role: "grants" }] },
  { group: "apps.openshift.io", kind: "DeploymentConfig", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "", kind: "DeploymentConfig", specs: [".spec.template.spec"], unnamed: "default" },
  { group: "build.openshift.io", kind: "BuildConfig", accounts: [{ path: ".spec.serviceAccount" }] },
  { group: "template.openshift.io", kind: "Template", embedded: [{ path: ".objects[]" }] },
  { group: "k8up.io", kind: "PodConfig", specs: [".spec.template.spec"] },
  { group: "k8up.io", kind: "PreBackupPod", specs: [".spec.pod.spec"] },
  { group: "k6.io", kind: "PrivateLoadZone", specs: [".spec.podTemplate.spec"], partial: true },
  { group: "volsync.backube", kind: "ReplicationSource", accounts: [{ path: ".spec.rclone.moverServiceAccount" }, { path: ".spec.restic.moverServiceAccount" }, { path: ".spec.rsync.moverServiceAccount" }, { path: ".spec.rsyncTLS.moverServiceAccount" }, { path: ".spec.syncthing.moverServiceAccount" }] },
  { group: "testworkflows.testkube.io", kind: "TestWorkflow", specs: [".spec.pod"], partial: true, accounts: [{ path: ".spec.pod.serviceAccountName" }] },
  { group: "kubevirt.io", kind: "VirtualMachine", accounts: [{ path: ".spec.template.spec.volumes[].serviceAccount.serviceAccountName", role: "guest-token" }] },
  { group: "kubevirt.io", kind: "VirtualMachineInstance", accounts: [{ path: ".spec.volumes[].serviceAccount.serviceAccountName", role: "guest-token" }] },
  { group: "kubevirt.io", kind: "VirtualMachineInstanceReplicaSet", accounts: [{ path: ".spec.template.spec.volumes[].serviceAccount.serviceAccountName", role: "guest-token" }] },
  { group: "gateway.envoyproxy.io", kind: "EnvoyProxy", specs: [".spec.provider.kubernetes.envoyDeployment.pod", ".spec.provider.kubernetes.envoyDaemonSet.pod"], partial: true, accounts: [{ path: ".spec.provider.kubernetes.envoyServiceAccount", role: "creates" }] },
  { group: "rbacmanager.reactiveops.io", kind: "RBACDefinition", accounts: [{ path: ".rbacBindings[].subjects[]", role: "grants" }], automounts: [{ path: ".rbacBindings[].subjects[].automountServiceAccountToken" }] },
  { group: "management.cattle.io", kind: "ProjectRoleTemplateBinding", accounts: [{ path: ".serviceAccount", role: "grants" }] },
  { group: "tailscale.com", kind: "Recorder", accounts: [{ path: ".spec.statefulSet.pod.serviceAccount" }] },
  { group: "db.atlasgo.io", kind: "AtlasSchema", specs: [".spec.devDB.spec"], partial: true },
  { group: "platform.confluent.io", kind: "*", accounts: [{ path: ".spec.podTemplate.serviceAccountName" }] },
  { group: "helm.cattle.io", kind: "HelmChart" }
];

// src/kube/pod-kinds.ts
function outer({ path: path3, scope }) {
  const cut3 = path3.lastIndexOf(".");
  const parent = parsePath(path3.slice(0, cut3));
  return { parent, key: path3.slice(cut3 + 1), scope: scope === void 0 ? parent : parsePath(scope) };
}
function podKindOf(row) {
  return {
    specs: (row.specs ?? []).map(parsePath),
    whole: row.partial !== true,
    seats: (row.seats ?? []).map(parsePath),
    podless: row.podless ?? [],
    unnamed: row.unnamed === "default" ? "default" : "operator",
    accounts: (row.accounts ?? []).map((field2) => ({ ...outer(field2), role: field2.role ?? "pod" })),
    automounts: (row.automounts ?? []).map((field2) => ({ ...outer(field2), inverted: field2.inverted === true })),
    embedded: (row.embedded ?? []).map(({ path: path3, form }) => ({
      path: parsePath(path3),
      form: form === "text" ? "text" : "object"
    }))
  };
}
var table2 = new Map(
  pod_kinds_default.map((row) => [`${row.group}/${row.kind}`, podKindOf(row)])
);
var podKindNames = pod_kinds_default.map(
  ({ group, kind }) => ({ group, kind })
);
function podKind(group, kind) {
  return table2.get(`${group}/${kind}`) ?? table2.get(`${group}/*`);
}

// src/kube/discover.ts
function isManifestPath(path3) {
  return /\.(ya?ml|json)$/i.test(path3);
}
var never = /* @__PURE__ */ new Set(["CustomResourceDefinition", "ConfigMap"]);
var oddLine = /^(?![A-Za-z_][\w./-]*[ \t]*:(?:[ \t\r]|$)|[ \t\r\n#]|-(?:[ \t\r]|$)|$)/m;
var marginKind = /^kind[ \t]*:(.*)$/gm;
var marginVersion = /^apiVersion[ \t]*:(.*)$/gm;
var plainWord = /^(?:([A-Za-z][\w./-]*)|"([A-Za-z][\w./-]*)"|'([A-Za-z][\w./-]*)')$/;
var escapes2 = /\\[xuU]|"[\w./-]*\\\r?\n/;
function relevant(pieceText) {
  const text2 = pieceText.startsWith("\uFEFF") ? pieceText.slice(1) : pieceText;
  if (text2.startsWith("{")) return relevantJson(text2);
  const kinds = marginWords(text2, marginKind);
  const groups2 = marginWords(text2, marginVersion)?.map(groupOf);
  if (kinds === void 0 || kinds.length === 0 || !isPlain(text2)) return looselyRelevant(text2);
  if (/^items[ \t]*:/m.test(text2)) return true;
  return kinds.some((kind) => isRelevantKind(kind, groups2, text2));
}
function relevantJson(text2) {
  if (!looselyRelevant(text2)) return false;
  const root2 = plainJson(text2);
  if (root2 === void 0) return true;
  const { kind, apiVersion, items: items2 } = root2;
  if (items2 !== void 0 || typeof kind !== "string") return items2 !== void 0;
  return isRelevantKind(kind, typeof apiVersion === "string" ? [groupOf(apiVersion)] : void 0, text2);
}
function plainJson(text2) {
  try {
    const value = JSON.parse(text2);
    return typeof value === "object" && value !== null ? { ...value } : void 0;
  } catch {
    return void 0;
  }
}
function isPlain(text2) {
  const first = /^[ \t]*[^ \t\r\n#]/m.exec(text2);
  return first !== null && !/^[ \t]/.test(first[0]) && !oddLine.test(text2) && !text2.includes("");
}
function marginWords(text2, pattern) {
  const words4 = [];
  for (const [, value = ""] of text2.matchAll(pattern)) {
    const word2 = plainWord.exec(withoutComment(value));
    if (word2 === null) return void 0;
    words4.push(word2[1] ?? word2[2] ?? word2[3] ?? "");
  }
  return words4;
}
function withoutComment(value) {
  const comment3 = /[ \t]#/.exec(value);
  return (comment3 === null ? value : value.slice(0, comment3.index)).trim();
}
function groupOf(apiVersion) {
  const slash = apiVersion.indexOf("/");
  return slash < 0 ? "" : apiVersion.slice(0, slash);
}
function isRelevantKind(kind, groups2, text2) {
  if (never.has(kind)) return false;
  if (knownKinds.has(kind.toLowerCase()) || kind.endsWith("List")) return true;
  const known2 = groups2 === void 0 || groups2.length === 0 ? podKindWords.has(kind) : void 0;
  if (known2 ?? groups2?.some((group) => podKind(group, kind) !== void 0)) return true;
  return mayHoldPods(text2);
}
function mayHoldPods(text2) {
  return text2.includes("containers") && text2.includes("image") || escapes2.test(text2);
}
var podKindWords = new Set(podKindNames.map(({ kind }) => kind));
var wholeGroups = podKindNames.filter(({ kind }) => kind === "*").map(({ group }) => group);
var anyKind = new RegExp(
  `(?:^|[^A-Za-z0-9])(?:${[...knownKindNames, ...[...podKindWords].filter((kind) => kind !== "*")].join("|")}|[A-Za-z]*List)(?![A-Za-z0-9])`
);
function looselyRelevant(text2) {
  if (escapes2.test(text2)) return true;
  if (!text2.includes("kind")) return false;
  return anyKind.test(text2) || wholeGroups.some((group) => text2.includes(group)) || mayHoldPods(text2);
}

// src/packaging/layout.ts
var kustomizationNames = /* @__PURE__ */ new Set(["kustomization.yaml", "kustomization.yml", "Kustomization"]);
function isKustomization(path3) {
  return kustomizationNames.has(path3.slice(path3.lastIndexOf("/") + 1));
}
function layout(paths, read3) {
  const all = [...paths];
  const charts = new Set(all.filter((path3) => /(^|\/)Chart\.ya?ml$/.test(path3)).map(folder));
  const chartFiles = new Set(all.filter((path3) => isManifestPath(path3) && inTemplates(path3, charts)));
  const kustomizations = new Set(all.filter(isKustomization));
  const patches2 = /* @__PURE__ */ new Set();
  const inputs = /* @__PURE__ */ new Set();
  for (const path3 of kustomizations) {
    for (const document of read3(path3)) {
      for (const named of patchPaths(document)) patches2.add(join2(folder(path3), named));
      for (const named of texts2(document, "resources")) inputs.add(join2(folder(path3), named));
    }
  }
  return { chartFiles, kustomizations, patches: patches2, inputs };
}
function folder(path3) {
  return path3.slice(0, Math.max(path3.lastIndexOf("/"), 0));
}
function inTemplates(path3, charts) {
  for (let at = path3.indexOf("templates/"); at >= 0; at = path3.indexOf("templates/", at + 1)) {
    if (at > 0 && path3[at - 1] !== "/") continue;
    if (charts.has(path3.slice(0, Math.max(at - 1, 0)))) return true;
  }
  return false;
}
function patchPaths(document) {
  const named = ["patches", "patchesJson6902", "replacements"].flatMap((key3) => entries(document, key3)).map((entry3) => valueAt(entry3, ["path"])).filter(isFileName);
  const plain5 = ["patchesStrategicMerge", "transformers", "generators", "validators", "configurations"];
  return [...named, ...plain5.flatMap((key3) => texts2(document, key3))];
}
function texts2(document, key3) {
  return entries(document, key3).filter(isFileName);
}
function entries(document, key3) {
  const value = valueAt(document, [key3]);
  return Array.isArray(value) ? value : [];
}
function isFileName(value) {
  return typeof value === "string" && !value.includes("\n");
}
function join2(base, relative2) {
  const parts = base === "" ? [] : base.split("/");
  for (const part of relative2.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

// src/packaging/snapshot.ts
var emptySnapshot = { files: /* @__PURE__ */ new Map() };

// src/gather.ts
var maxBytes = 1e7;
var maxFiles = 1e5;
async function gather(comparison2, policy, maxProofs2) {
  const changes2 = await comparison2.changedFiles();
  const ends = await listings(comparison2);
  const renames2 = new Map(
    changes2.flatMap(
      ({ status, path: path3, previousPath }) => status === "renamed" && previousPath !== void 0 ? [[path3, previousPath]] : []
    )
  );
  const rest = { renames: renames2, policy, maxProofs: maxProofs2 };
  if (comparison2.base !== void 0 && !changes2.some(matters)) {
    return { evidence: { base: emptySnapshot, head: snapshot(ends.head, /* @__PURE__ */ new Map()), ...rest }, changes: changes2 };
  }
  const blobs = new Set([...ends.base, ...ends.head].filter(isRead).map(({ blob }) => blob));
  const contents = await comparison2.read([...blobs], maxBytes);
  return { evidence: { base: snapshot(ends.base, contents), head: snapshot(ends.head, contents), ...rest }, changes: changes2 };
}
async function listings(comparison2) {
  const [base, head] = await Promise.all([comparison2.entries("base"), comparison2.entries("head")]);
  for (const entries2 of [base, head]) {
    const count = entries2.filter(isRead).length;
    if (count > maxFiles)
      throw new Error(
        `${count} YAML and JSON files are more than the limit of ${maxFiles}; review a part of the repository`
      );
  }
  return { base, head };
}
function matters({ path: path3, previousPath }) {
  return [path3, previousPath ?? path3].some((name) => isManifestPath(name) || isKustomization(name));
}
function isRead({ path: path3, mode }) {
  return mode !== "160000" && (isManifestPath(path3) || isKustomization(path3));
}
function snapshot(entries2, contents) {
  const files = /* @__PURE__ */ new Map();
  for (const { path: path3, mode, blob } of entries2) {
    const content = contents.get(blob);
    files.set(path3, { mode, blob, ...content !== void 0 && { content } });
  }
  return { files };
}

// src/kube/fault.ts
var wantedNames = {
  boolean: "true or false",
  string: "a text",
  object: "a mapping"
};
function fits(value, wanted) {
  if (isUnset(value)) return true;
  return wanted === "object" ? isObject(value) : typeof value === wanted;
}
function wrongType(body, route, wanted) {
  const value = valueAt(body, route);
  if (fits(value, wanted)) return void 0;
  return { route, message: `${String(route.at(-1))} must be ${wantedNames[wanted]}, not ${typeName(value)}` };
}
function wrongList(body, route, wanted) {
  const value = valueAt(body, route);
  if (isUnset(value)) return void 0;
  const name = String(route.at(-1));
  if (!isList(value)) return { route, message: `${name} must be a list, not ${typeName(value)}` };
  const index2 = value.findIndex((item2) => !fits(item2, wanted));
  if (index2 < 0) return void 0;
  return {
    route: [...route, index2],
    message: `${name} must hold ${wanted === "string" ? "texts" : "mappings"}, not ${typeName(value[index2])}`
  };
}
function firstFault(items2, check) {
  for (const item2 of items2) {
    const fault = check(item2);
    if (fault !== void 0) return fault;
  }
  return void 0;
}

// src/kube/account.ts
var tokenType = "kubernetes.io/service-account-token";
var accountAnnotation = "kubernetes.io/service-account.name";
function account(manifest2) {
  if (manifest2.kind !== "ServiceAccount" || manifest2.group !== "") return void 0;
  const { name, namespace, body } = manifest2;
  const automount2 = flag(field(body, "automountServiceAccountToken"));
  return {
    manifest: manifest2,
    name,
    ...namespace === void 0 ? {} : { namespace },
    ...automount2 === void 0 ? {} : { automount: automount2 },
    secrets: list(field(body, "secrets")).flatMap((item2) => text(field(item2, "name")) ?? []),
    annotations: textMap(field(field(body, "metadata"), "annotations"))
  };
}
function tokenSecret2(manifest2) {
  if (manifest2.kind !== "Secret" || manifest2.group !== "") return void 0;
  const { name, namespace, body } = manifest2;
  if (field(body, "type") !== tokenType) return void 0;
  const named = textMap(field(field(body, "metadata"), "annotations")).get(accountAnnotation);
  if (named === void 0 || named === "") return void 0;
  return { manifest: manifest2, name, ...namespace === void 0 ? {} : { namespace }, account: named };
}
function accountFault(body) {
  return wrongType(body, ["automountServiceAccountToken"], "boolean") ?? wrongList(body, ["secrets"], "object") ?? wrongList(body, ["imagePullSecrets"], "object");
}
function secretFault(body) {
  const wrong = wrongType(body, ["type"], "string");
  if (wrong !== void 0 || field(body, "type") !== tokenType) return wrong;
  const annotations2 = textMap(field(field(body, "metadata"), "annotations"));
  if ((annotations2.get(accountAnnotation) ?? "") !== "") return void 0;
  const message = `a Secret of type ${tokenType} must name its account in the annotation ${accountAnnotation}`;
  return { route: ["metadata", "annotations", accountAnnotation], message };
}

// src/kube/test-path.ts
var testFolder = /(?:^|\/)(?:tests?|testdata|e2e|fixtures|golden|snapshots|__snapshots__|mocks)\//;
function isTestPath(path3) {
  return testFolder.test(path3);
}

// src/kube/nearness.ts
var sameFile = Number.MAX_SAFE_INTEGER;
var sameDirectory = sameFile - 1;
var rootDirectory = 0.5;
var few = 4;
function nearness(items2, pathOf) {
  const outsideTests = items2.filter((item2) => !isTestPath(pathOf(item2)));
  const plain5 = lookup(outsideTests, pathOf);
  const all = outsideTests.length === items2.length ? plain5 : lookup(items2, pathOf);
  return (path3) => isTestPath(path3) ? all(path3) : plain5(path3);
}
function lookup(items2, pathOf) {
  if (items2.length <= few) return (path3) => nearestOfFew(items2, pathOf, path3);
  let known2;
  return (path3) => {
    known2 ??= index(items2, pathOf);
    return nearest2(known2, path3);
  };
}
function nearestOfFew(items2, pathOf, path3) {
  const levels = items2.map((item2) => levelBetween(path3, pathOf(item2)));
  const level = Math.max(...levels);
  return items2.length === 0 ? void 0 : { level, items: items2.filter((_, at) => levels[at] === level) };
}
function levelBetween(path3, other) {
  if (path3 === other) return sameFile;
  const end2 = path3.lastIndexOf("/");
  if (end2 < 0 && !other.includes("/")) return rootDirectory;
  if (end2 > 0 && end2 === other.lastIndexOf("/") && other.startsWith(path3.slice(0, end2 + 1))) return sameDirectory;
  let level = 0;
  for (let slash = path3.indexOf("/"); slash > 0; slash = path3.indexOf("/", slash + 1)) {
    if (!other.startsWith(path3.slice(0, slash + 1))) break;
    level += 1;
  }
  return level;
}
function index(items2, pathOf) {
  const byFile = /* @__PURE__ */ new Map();
  const byDirectory = /* @__PURE__ */ new Map();
  const below = /* @__PURE__ */ new Map();
  for (const item2 of items2) {
    const path3 = pathOf(item2);
    const directories = directoriesOf(path3);
    add(byFile, path3, item2);
    add(byDirectory, directories[0] ?? "", item2);
    for (const directory of directories) add(below, directory, item2);
  }
  return { byFile, byDirectory, below };
}
function add(map, key3, item2) {
  const known2 = map.get(key3);
  if (known2 === void 0) map.set(key3, [item2]);
  else known2.push(item2);
}
function directoriesOf(path3) {
  const found2 = [];
  for (let slash = path3.lastIndexOf("/"); slash > 0; slash = path3.lastIndexOf("/", slash - 1)) {
    found2.push(path3.slice(0, slash));
  }
  return [...found2, ""];
}
function nearest2({ byFile, byDirectory, below }, path3) {
  const inFile = byFile.get(path3);
  if (inFile !== void 0) return { level: sameFile, items: inFile };
  const directories = directoriesOf(path3);
  const home = directories[0] ?? "";
  const beside2 = byDirectory.get(home);
  if (beside2 !== void 0) return { level: home === "" ? rootDirectory : sameDirectory, items: beside2 };
  for (const [outward, directory] of directories.entries()) {
    const items2 = below.get(directory);
    if (items2 !== void 0) return { level: directories.length - 1 - outward, items: items2 };
  }
  return void 0;
}

// src/kube/register.ts
function plainRegister(items2) {
  const exact = lookups(items2, ({ namespace, name }) => key2(namespace, name));
  const anyNamespace = lookups(items2, ({ name }) => name);
  return ({ namespace, name, near }) => {
    const { path: path3 } = near.origin;
    if (namespace === void 0) return unwrittenFirst(joined3(anyNamespace.get(name)?.(path3)));
    const same4 = exact.get(key2(namespace, name))?.(path3);
    const unwritten = exact.get(key2(void 0, name))?.(path3);
    if (same4 !== void 0 && (unwritten === void 0 || same4.level >= unwritten.level)) return same4.items;
    return joined3(unwritten);
  };
}
function renderedRegister(items2) {
  const byIdentity = groupedBy(items2, ({ namespace, name }) => key2(namespace, name));
  return ({ namespace, name }) => byIdentity.get(key2(namespace, name)) ?? [];
}
function clusterRegister(items2) {
  const byName = lookups(items2, ({ name }) => name);
  return ({ name, near }) => byName.get(name)?.(near.origin.path)?.items ?? [];
}
function key2(namespace, name) {
  return `${namespace ?? ""}
${name}`;
}
function joined3(nearest3) {
  if (nearest3 === void 0) return [];
  return nearest3.level >= 1 || nearest3.items.length === 1 ? nearest3.items : [];
}
function lookups(items2, keyOf2) {
  return new Map(
    [...groupedBy(items2, keyOf2)].map(([name, group]) => [
      name,
      nearness(group, ({ manifest: manifest2 }) => manifest2.origin.path)
    ])
  );
}
function unwrittenFirst(items2) {
  const unwritten = items2.filter(({ namespace }) => namespace === void 0);
  return unwritten.length > 0 ? unwritten : items2;
}

// src/kube/bound.ts
var allAccounts = /* @__PURE__ */ new Set(["system:serviceaccounts", "system:authenticated"]);
var accountUser = /^system:serviceaccount:([^:]*):([^:]*)$/;
var accountGroup = /^system:serviceaccounts:([^:]+)$/;
function bound(bindings, accounts, rendered) {
  const everyone = bindings.flatMap(forEveryone);
  const entries2 = bindings.flatMap(namedEntries);
  if (rendered) {
    const byIdentity = groupedBy(entries2, ({ namespace, name }) => key2(namespace, name));
    return ({ namespace, name }, groups2) => {
      const named = byIdentity.get(key2(namespace, name)) ?? [];
      if (!groups2) return named;
      return [...named, ...byIdentity.get(key2(namespace, "*")) ?? [], ...everyone];
    };
  }
  const inForce = occurrences(bindings);
  const byName = plainEntries(entries2, accounts);
  return (of, groups2) => {
    const named = byName(of);
    const all = groups2 ? [...named, ...byName({ ...of, name: "*" }), ...everyone] : named;
    return all.filter(({ binding: binding2 }) => inForce(binding2, of.near.origin.path));
  };
}
function forEveryone(binding2) {
  return binding2.subjects.filter(({ kind, name }) => kind === "Group" && allAccounts.has(name)).map((subject3) => ({ binding: binding2, subject: subject3, via: "group" }));
}
function namedEntries(binding2) {
  return binding2.subjects.flatMap((subject3) => {
    const { kind, name, namespace } = subject3;
    const { manifest: manifest2 } = binding2;
    if (kind === "ServiceAccount") {
      return [{ binding: binding2, subject: subject3, via: "account", manifest: manifest2, name, ...namespace === void 0 ? {} : { namespace } }];
    }
    const [, userNamespace, user2] = kind === "User" && accountUser.exec(name) || [];
    if (userNamespace && user2)
      return [{ binding: binding2, subject: subject3, via: "user", manifest: manifest2, name: user2, namespace: userNamespace }];
    const [, ofNamespace] = kind === "Group" && accountGroup.exec(name) || [];
    return ofNamespace ? [{ binding: binding2, subject: subject3, via: "group", manifest: manifest2, name: "*", namespace: ofNamespace }] : [];
  });
}
function occurrences(bindings) {
  const identity = ({ kind, namespace, name }) => `${kind}
${key2(namespace, name)}`;
  const groups2 = groupedBy(bindings, identity);
  const written = lookups(bindings, identity);
  const sole = new Set([...groups2.values()].flatMap((group) => group.length === 1 ? group.filter(isForAll) : []));
  return (binding2, path3) => sole.has(binding2) || (written.get(identity(binding2))?.(path3)?.items.includes(binding2) ?? false);
}
function isForAll({ manifest: manifest2 }) {
  return !isTestPath(manifest2.origin.path);
}
function plainEntries(entries2, accounts) {
  const meant = new Map(entries2.map((entry3) => [entry3, accountsOf(entry3, accounts)]));
  const ofAccount = byAccount(meant);
  const free = entries2.filter((entry3) => meant.get(entry3)?.length === 0);
  const exact = groupedBy(entries2, ({ namespace, name }) => key2(namespace, name));
  const near = lookups(free, ({ namespace, name }) => key2(namespace, name));
  const anyNamespace = lookups(entries2, ({ name }) => name);
  return (of) => {
    const { namespace, name } = of;
    const { path: path3 } = of.near.origin;
    const objects2 = name === "*" ? [] : accounts(of);
    const sameName = namespace === void 0 ? [] : exact.get(key2(namespace, name)) ?? [];
    if (objects2.length > 0) {
      const unclaimed = sameName.filter((entry3) => meant.get(entry3)?.length === 0);
      return union([...objects2.map((object) => ofAccount.get(object) ?? []), unclaimed]);
    }
    if (namespace !== void 0) return [...sameName, ...joined3(near.get(key2(void 0, name))?.(path3))];
    const nearest3 = oneNamespace(anyNamespace.get(name)?.(path3));
    const namespaces = new Set(nearest3.map((entry3) => entry3.namespace));
    const written = [...namespaces].flatMap((known2) => known2 === void 0 ? [] : [exact.get(key2(known2, name)) ?? []]);
    return union([nearest3, ...written]);
  };
}
function union(lists) {
  const [only, ...others3] = lists.filter((list3) => list3.length > 0);
  return others3.length === 0 ? only ?? [] : [...new Set(lists.flat())];
}
function byAccount(meant) {
  const found2 = /* @__PURE__ */ new Map();
  for (const [entry3, accounts] of meant) {
    for (const account2 of accounts) {
      const known2 = found2.get(account2);
      if (known2 === void 0) found2.set(account2, [entry3]);
      else known2.push(entry3);
    }
  }
  return found2;
}
function accountsOf(entry3, accounts) {
  const { namespace, name, manifest: manifest2 } = entry3;
  if (name === "*") return [];
  return accounts({ name, near: manifest2, ...namespace === void 0 ? {} : { namespace } });
}
function oneNamespace(nearest3) {
  if (nearest3 === void 0) return [];
  const namespaces = new Set(nearest3.items.map(({ namespace }) => namespace));
  const agreed = namespaces.size === 1 && !namespaces.has(void 0);
  return nearest3.level >= 1 || nearest3.items.length === 1 || agreed ? nearest3.items : [];
}

// src/kube/names.ts
var placeholder = /\$|\{\{|\{%|<[^>]*>|__\w+__|%\w+%|@\w+@/;
function isOpaque(name) {
  return placeholder.test(name);
}
var subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
var label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
function isSubdomain(name) {
  return name.length <= 253 && subdomain.test(name);
}
function isLabel(name) {
  return name.length <= 63 && label.test(name);
}
function isPathSegment(name) {
  return name !== "." && name !== ".." && !/[/%]/.test(name);
}

// src/kube/selector.ts
var operators = ["In", "NotIn", "Exists", "DoesNotExist"];
function labelSelector(value) {
  const equal = [...textMap(field(value, "matchLabels"))];
  const terms = equal.map(([key3, wanted]) => ({ key: key3, operator: "In", values: [wanted] }));
  for (const term of list(field(value, "matchExpressions"))) {
    const operator = operatorOf(term);
    if (operator === void 0) continue;
    terms.push({ key: text(field(term, "key")) ?? "", operator, values: texts(field(term, "values")) });
  }
  return terms;
}
function selectorFault(body, route) {
  const labels = [...route, "matchLabels"];
  const terms = [...route, "matchExpressions"];
  return wrongType(body, labels, "object") ?? labelsFault(body, labels) ?? wrongList(body, terms, "object") ?? firstFault(
    list(valueAt(body, terms)).map((_, index2) => [...terms, index2]),
    (term) => termFault(body, term)
  );
}
function labelsFault(body, route) {
  const map = valueAt(body, route);
  if (!isObject(map)) return void 0;
  return firstFault(Object.entries(map), ([key3, value]) => {
    const entry3 = [...route, key3];
    return wrongType(body, entry3, "string") ?? keyFault(key3, entry3) ?? valueFault(value, entry3);
  });
}
function termFault(body, route) {
  const wrong = wrongType(body, [...route, "key"], "string") ?? wrongType(body, [...route, "operator"], "string") ?? wrongList(body, [...route, "values"], "string");
  if (wrong !== void 0) return wrong;
  const term = valueAt(body, route);
  const operator = operatorOf(term);
  const values2 = [...route, "values"];
  const count = list(valueAt(body, values2)).length;
  if (operator === void 0) {
    return { route: [...route, "operator"], message: `operator must be one of ${operators.join(", ")}` };
  }
  if (operator === "In" || operator === "NotIn") {
    if (count === 0) return { route: values2, message: `${operator} needs at least one value` };
  } else if (count > 0) {
    return { route: values2, message: `${operator} takes no values` };
  }
  return keyFault(text(field(term, "key")) ?? "", [...route, "key"]) ?? firstFault([...list(valueAt(body, values2)).entries()], ([index2, value]) => valueFault(value, [...values2, index2]));
}
function operatorOf(term) {
  const written = field(term, "operator");
  return operators.find((operator) => operator === written);
}
var labelName = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
function keyFault(key3, route) {
  const slash = key3.indexOf("/");
  const name = key3.slice(slash + 1);
  const legal = labelName.test(name) && name.length <= 63 && (slash < 0 || isSubdomain(key3.slice(0, slash)));
  return legal || isOpaque(key3) ? void 0 : { route, message: "the key is no legal name of a label" };
}
function valueFault(value, route) {
  const written = text(value) ?? "";
  if (written === "" || isOpaque(written) || labelName.test(written) && written.length <= 63) return void 0;
  return { route, message: "the value is no legal value of a label" };
}

// src/kube/rbac.ts
var rbacGroup = "rbac.authorization.k8s.io";
function isRbac({ group }) {
  return group === rbacGroup || group === "authorization.openshift.io";
}
function role(manifest2) {
  const { kind, name, namespace, body } = manifest2;
  if (!isRbac(manifest2) || kind !== "Role" && kind !== "ClusterRole") return void 0;
  const selectors = kind === "ClusterRole" ? list(valueAt(body, ["aggregationRule", "clusterRoleSelectors"])) : [];
  return {
    manifest: manifest2,
    kind,
    name,
    ...namespace === void 0 ? {} : { namespace },
    rules: list(field(body, "rules")).map((_, index2) => policyRule(manifest2, ["rules", index2])),
    labels: textMap(valueAt(body, ["metadata", "labels"])),
    ...selectors.length > 0 && { aggregation: selectors.map(labelSelector) }
  };
}
function policyRule({ body }, route) {
  const value = valueAt(body, route);
  return {
    verbs: texts(field(value, "verbs")),
    apiGroups: texts(field(value, "apiGroups")),
    resources: texts(field(value, "resources")),
    resourceNames: texts(field(value, "resourceNames")),
    nonResourceURLs: texts(field(value, "nonResourceURLs")),
    route
  };
}
function binding(manifest2) {
  const { kind, name, namespace, body } = manifest2;
  if (!isRbac(manifest2) || kind !== "RoleBinding" && kind !== "ClusterRoleBinding") return void 0;
  const roleRef = field(body, "roleRef");
  return {
    manifest: manifest2,
    kind,
    name,
    ...namespace === void 0 ? {} : { namespace },
    roleRef: {
      kind: field(roleRef, "kind") === "Role" ? "Role" : "ClusterRole",
      name: text(field(roleRef, "name")) ?? "",
      route: ["roleRef"]
    },
    subjects: list(field(body, "subjects")).flatMap((_, index2) => subject2(manifest2, ["subjects", index2]))
  };
}
function subject2({ body, namespace }, route) {
  const value = valueAt(body, route);
  const kind = field(value, "kind");
  const name = text(field(value, "name"));
  if (name === void 0) return [];
  if (kind === "User" || kind === "Group") return [{ kind, name, route }];
  if (kind !== "ServiceAccount") return [];
  const written = text(field(value, "namespace")) ?? namespace;
  return [{ kind, name, ...written === void 0 ? {} : { namespace: written }, route }];
}

// src/kube/pod-admission.ts
var mirror = "kubernetes.io/config.mirror";
function isMirror({ annotations: annotations2 }) {
  return annotations2.has(mirror);
}
function mirrorFault(pod) {
  if (!isMirror(pod)) return void 0;
  if (pod.accountName !== void 0) {
    return { route: pod.accountRoute, message: "a mirror Pod must not name a ServiceAccount" };
  }
  const secret = secretRoutes(pod)[0];
  if (secret !== void 0) return { route: secret, message: "a mirror Pod must not use a Secret" };
  const token = pod.volumes.flatMap(({ tokenSources }) => tokenSources)[0];
  return token && { route: token.route, message: "a mirror Pod must not use a token" };
}
function secretRoutes({ manifest: manifest2, podSpec, volumes: volumes2, containers: containers2 }) {
  const pulls = [...podSpec, "imagePullSecrets"];
  const spec = list(valueAt(manifest2.body, pulls)).map((_, index2) => [...pulls, index2]);
  const shown2 = volumes2.flatMap(({ secrets }) => secrets.map(({ route }) => route));
  return [...spec, ...shown2, ...containers2.flatMap(({ envSecrets: envSecrets2 }) => envSecrets2.map(({ route }) => route))];
}

// src/kube/pod-fault.ts
function podFault(body, route) {
  return wrongType(body, [...route, "automountServiceAccountToken"], "boolean") ?? firstFault(["serviceAccountName", "serviceAccount"], (key3) => wrongType(body, [...route, key3], "string")) ?? firstFault(["containers", "initContainers", "volumes"], (key3) => wrongList(body, [...route, key3], "object"));
}

// src/kube/token-mounts.ts
var tokenPath = "/var/run/secrets/kubernetes.io/serviceaccount";
var volumePrefix = "kube-api-access-";
function tokenMounts({ containers: containers2, volumes: volumes2 }) {
  const served = [];
  const own = [];
  for (const { name, role: role2, mounts: mounts2 } of containers2) {
    if (role2 === "ephemeral") continue;
    const mount = mounts2.find(({ path: path3 }) => path3 === tokenPath);
    if (mount === void 0) served.push(name);
    else own.push({ container: name, mount });
  }
  const volume2 = volumes2.find(({ name }) => name.startsWith(volumePrefix));
  return { containers: served, ...volume2 === void 0 ? {} : { volume: volume2 }, own };
}

// src/kube/pod-validation.ts
var shortestToken = 600;
var longestToken = 2 ** 32;
function podValidationFault(pod, served = []) {
  const { manifest: manifest2, podSpec, volumes: volumes2, containers: containers2 } = pod;
  if (isMirror(pod) && text(valueAt(manifest2.body, [...podSpec, "nodeName"])) === void 0) {
    return { route: [...podSpec, "nodeName"], message: "a mirror Pod must name its node" };
  }
  const ephemeral = containers2.find(({ role: role2 }) => role2 === "ephemeral");
  if (ephemeral) return { route: ephemeral.route, message: "a new Pod cannot have ephemeral containers" };
  const names = new Set(volumes2.map(({ name }) => name));
  return firstFault(volumes2, (volume2) => volumeFault(manifest2.body, volume2)) ?? firstFault(
    containers2,
    (container2) => mountFault(manifest2.body, container2, { names, token: served.includes(container2.name) })
  );
}
function volumeFault(body, { name, route, tokenSources }) {
  if (!isLabel(name) && !isOpaque(name)) return { route: [...route, "name"], message: "no legal name of a volume" };
  const sources = [...route, "projected", "sources"];
  const crowded = list(valueAt(body, sources)).findIndex((source2) => kindsOf(source2) > 1);
  if (crowded >= 0) return { route: [...sources, crowded], message: "one source of a volume cannot be of two kinds" };
  return firstFault(tokenSources, tokenFault);
}
function kindsOf(source2) {
  return isObject(source2) ? Object.values(source2).filter((value) => !isUnset(value)).length : 0;
}
function tokenFault({ path: path3, expirationSeconds, route }) {
  if (expirationSeconds !== void 0 && (expirationSeconds < shortestToken || expirationSeconds > longestToken)) {
    return { route: [...route, "expirationSeconds"], message: "a token must live from 600 seconds to 2^32 seconds" };
  }
  const legal = path3 !== "" && !path3.startsWith("/") && !path3.startsWith("..") && !path3.split("/").includes("..");
  return legal ? void 0 : { route: [...route, "path"], message: "path of a token must be relative, without .." };
}
function mountFault(body, { mounts: mounts2, route }, { names, token }) {
  const paths = new Set(
    list(valueAt(body, [...route, "volumeDevices"])).flatMap((device) => text(field(device, "devicePath")) ?? [])
  );
  if (token && paths.has(tokenPath)) return { route, message: "a device stands where the token is mounted" };
  return firstFault(mounts2, (mount) => {
    if (!names.has(mount.volume)) return { route: mount.route, message: "there is no such volume" };
    if (paths.has(mount.path)) return { route: mount.route, message: "two mounts at one path" };
    paths.add(mount.path);
    return void 0;
  });
}

// src/kube/rbac-fault.ts
var ruleLists = ["verbs", "apiGroups", "resources", "resourceNames", "nonResourceURLs"];
function roleFault(body, kind) {
  const routes = list(field(body, "rules")).map((_, index2) => ["rules", index2]);
  return wrongList(body, ["rules"], "object") ?? firstFault(routes, (route) => firstFault(ruleLists, (key3) => wrongList(body, [...route, key3], "string"))) ?? firstFault(routes, (route) => ruleFault(body, route, kind)) ?? (kind === "ClusterRole" ? aggregationFault(body) : void 0) ?? labelsFault(body, ["metadata", "labels"]);
}
function ruleFault(body, route, kind) {
  const rule = valueAt(body, route);
  const has = (key3) => list(field(rule, key3)).length > 0;
  if (!has("verbs")) return { route: [...route, "verbs"], message: "a rule must name at least one verb" };
  if (has("nonResourceURLs")) {
    const urls = [...route, "nonResourceURLs"];
    if (kind === "Role") return { route: urls, message: "a Role cannot speak of URLs that are no resources" };
    if (!has("apiGroups") && !has("resources") && !has("resourceNames")) return void 0;
    return { route: urls, message: "one rule cannot name both resources and URLs" };
  }
  if (!has("apiGroups")) return { route: [...route, "apiGroups"], message: "a rule must name at least one API group" };
  if (!has("resources")) return { route: [...route, "resources"], message: "a rule must name at least one resource" };
  return void 0;
}
function aggregationFault(body) {
  const wrong = wrongType(body, ["aggregationRule"], "object") ?? wrongList(body, ["aggregationRule", "clusterRoleSelectors"], "object");
  if (wrong !== void 0) return wrong;
  const rule = field(body, "aggregationRule");
  if (rule === void 0 || rule === null) return void 0;
  const selectors = list(field(rule, "clusterRoleSelectors"));
  if (selectors.length > 0) {
    const routes = selectors.map((_, index2) => ["aggregationRule", "clusterRoleSelectors", index2]);
    return firstFault(routes, (route) => selectorFault(body, route));
  }
  return { route: ["aggregationRule"], message: "an aggregation rule must hold at least one selector" };
}
function bindingFault(body, kind, unfinished = false) {
  const subjects = list(field(body, "subjects")).map((_, index2) => ["subjects", index2]);
  return wrongType(body, ["roleRef"], "object") ?? wrongTexts(body, ["roleRef"], ["apiGroup", "kind", "name"]) ?? wrongList(body, ["subjects"], "object") ?? firstFault(subjects, (route) => wrongTexts(body, route, ["apiGroup", "kind", "name", "namespace"])) ?? roleRefFault(field(body, "roleRef"), kind) ?? firstFault(subjects, (route) => subjectFault(valueAt(body, route), route)) ?? (kind === "RoleBinding" || unfinished ? void 0 : firstFault(subjects, (route) => namespaceFault(valueAt(body, route), route))) ?? labelsFault(body, ["metadata", "labels"]);
}
function wrongTexts(body, route, keys) {
  return firstFault(keys, (key3) => wrongType(body, [...route, key3], "string"));
}
function roleRefFault(roleRef, of) {
  const group = text(field(roleRef, "apiGroup")) ?? rbacGroup;
  if (group !== rbacGroup) return { route: ["roleRef", "apiGroup"], message: `roleRef.apiGroup must be ${rbacGroup}` };
  const kinds = of === "RoleBinding" ? ["Role", "ClusterRole"] : ["ClusterRole"];
  const kind = text(field(roleRef, "kind")) ?? "";
  if (!kinds.includes(kind)) {
    return { route: ["roleRef", "kind"], message: `roleRef.kind of a ${of} must be ${kinds.join(" or ")}` };
  }
  const name = text(field(roleRef, "name"));
  if (name === void 0) return { route: ["roleRef", "name"], message: "roleRef must name a role" };
  if (isOpaque(name) || isPathSegment(name)) return void 0;
  return { route: ["roleRef", "name"], message: "roleRef.name is no legal name of a role" };
}
function subjectFault(subject3, route) {
  const name = text(field(subject3, "name"));
  if (name === void 0) return { route: [...route, "name"], message: "a subject must have a name" };
  const kind = text(field(subject3, "kind"));
  const group = text(field(subject3, "apiGroup"));
  if (kind === "User" || kind === "Group") {
    if (group === void 0 || group === rbacGroup) return void 0;
    return { route: [...route, "apiGroup"], message: `apiGroup of a ${kind} must be ${rbacGroup}` };
  }
  if (kind !== "ServiceAccount") {
    return { route: [...route, "kind"], message: "kind of a subject must be ServiceAccount, User or Group" };
  }
  if (group !== void 0)
    return { route: [...route, "apiGroup"], message: "apiGroup of a ServiceAccount must be empty" };
  if (!isOpaque(name) && !isSubdomain(name)) {
    return { route: [...route, "name"], message: "the subject is no legal name of a ServiceAccount" };
  }
  return void 0;
}
function namespaceFault(subject3, route) {
  if (field(subject3, "kind") !== "ServiceAccount" || text(field(subject3, "namespace")) !== void 0) return void 0;
  return {
    route: [...route, "namespace"],
    message: "a ServiceAccount in a ClusterRoleBinding must have a namespace"
  };
}

// src/kube/pod-shapes.ts
var companions = [
  "volumes",
  "initContainers",
  "restartPolicy",
  "serviceAccountName",
  "automountServiceAccountToken",
  "nodeSelector"
];
function isPodShaped(value) {
  const containers2 = field(value, "containers");
  if (!isList(containers2) || containers2.length === 0) return false;
  if (!containers2.every((item2) => field(item2, "name") !== void 0 && field(item2, "image") !== void 0)) return false;
  return companions.some((key3) => field(value, key3) !== void 0);
}
function podShapes(body) {
  const found2 = [];
  const seen = /* @__PURE__ */ new Set();
  const open = [{ value: body, route: [] }];
  for (let next = open.pop(); next !== void 0; next = open.pop()) {
    const { value, route } = next;
    if (!(isObject(value) || isList(value)) || seen.has(value)) continue;
    seen.add(value);
    if (isPodShaped(value)) {
      found2.push(route);
      continue;
    }
    for (const [key3, child] of [...children(value)].reverse()) open.push({ value: child, route: [...route, key3] });
  }
  return found2;
}

// src/kube/pod-places.ts
function podPlaces(kind, body) {
  if (kind === void 0) return podShapes(body).map((route) => shapedPlace(body, route));
  const accounts = kind.accounts.filter(({ role: role2 }) => role2 === "pod").flatMap((outer2) => candidates(body, outer2));
  const automounts = kind.automounts.flatMap((outer2) => candidates(body, outer2, outer2.inverted));
  const specs = kind.specs.flatMap((path3) => expand(body, path3)).filter((route) => makesPods(valueAt(body, route), kind)).map((route) => place({ kind, body, route, spec: true, accounts, automounts }));
  const seats = kind.seats.flatMap((path3) => expand(body, path3)).filter((route) => isObject(valueAt(body, route)) && !specs.some((below) => isPrefix(route, below.route))).map((route) => place({ kind, body, route, spec: false, accounts, automounts }));
  const described2 = [...specs, ...seats];
  const alone = accounts.filter(({ route }) => text(valueAt(body, route)) !== void 0).filter(({ scope }) => !described2.some((known2) => isPrefix(scope, known2.route))).map(({ route }) => place({ kind, body, route: route.slice(0, -1), spec: false, accounts, automounts }));
  return [...described2, ...alone];
}
function candidates(body, { parent, key: key3, scope }, inverted = false) {
  const scopes = scope === parent ? void 0 : expand(body, scope);
  return expand(body, parent).filter((route) => isObject(valueAt(body, route))).flatMap((route) => (scopes ?? [route]).map((over) => ({ route: [...route, key3], scope: over, inverted })));
}
function makesPods(spec, { podless }) {
  return typeof spec === "object" && spec !== null && !podless.some((key3) => Object.hasOwn(spec, key3));
}
function place({ kind, body, route, spec, accounts, automounts }) {
  const { unnamed } = kind;
  const whole = spec && kind.whole;
  const own = spec ? ownAccount(body, route) : void 0;
  const outer2 = nearestFirst(accounts, route);
  const named = outer2.find((candidate) => text(valueAt(body, candidate.route)) !== void 0);
  const accountRoute = named?.route ?? own ?? outer2.at(-1)?.route ?? [...route, "serviceAccountName"];
  const declared = nearestFirst(automounts, route);
  const plain5 = { route: [...route, "automountServiceAccountToken"], scope: route, inverted: false };
  const written = [...declared, ...spec ? [plain5] : []].find(
    (candidate) => flag(valueAt(body, candidate.route)) !== void 0
  );
  const unwritten = whole ? declared.at(-1) ?? plain5 : declared.at(-1);
  return {
    route,
    spec,
    whole,
    unnamed,
    accountRoute,
    ...withAccount(text(valueAt(body, accountRoute))),
    ...withAutomount(body, written ?? unwritten)
  };
}
function withAccount(name) {
  return name === void 0 ? {} : { accountName: name };
}
function withAutomount(body, field2) {
  if (field2 === void 0) return { automountOff: false };
  const value = flag(valueAt(body, field2.route));
  const automount2 = value === void 0 ? {} : { automount: value !== field2.inverted };
  return { ...automount2, automountRoute: field2.route, automountOff: field2.inverted };
}
function nearestFirst(fields, route) {
  return fields.filter(({ scope }) => isPrefix(scope, route)).sort((one, other) => other.scope.length - one.scope.length);
}
function ownAccount(body, route) {
  const spec = valueAt(body, route);
  for (const key3 of ["serviceAccountName", "serviceAccount"]) {
    if (text(field(spec, key3)) !== void 0) return [...route, key3];
  }
  return void 0;
}
function shapedPlace(body, route) {
  const accountRoute = ownAccount(body, route) ?? [...route, "serviceAccountName"];
  const automountRoute = [...route, "automountServiceAccountToken"];
  const written = flag(valueAt(body, automountRoute)) !== void 0;
  return {
    route,
    spec: true,
    whole: false,
    unnamed: "operator",
    accountRoute,
    ...withAccount(text(valueAt(body, accountRoute))),
    ...withAutomount(body, written ? { route: automountRoute, scope: route, inverted: false } : void 0)
  };
}

// src/kube/pod-spec.ts
var containerLists = [
  { keys: ["initContainers"], role: "init" },
  { keys: ["containers"], role: "main" },
  { keys: ["container"], role: "main", single: true },
  { keys: ["script"], role: "main", single: true },
  { keys: ["containerSet", "containers"], role: "main" },
  { keys: ["sidecars"], role: "main" },
  { keys: ["ephemeralContainers"], role: "ephemeral" }
];
function containers(spec, route) {
  return containerLists.flatMap(({ keys, role: role2, single }) => {
    const value = keys.reduce((here2, key3) => field(here2, String(key3)), spec);
    const here = [...route, ...keys];
    if (single) return isObject(value) ? [container(value, role2, here)] : [];
    return list(value).flatMap((item2, index2) => isObject(item2) ? [container(item2, role2, [...here, index2])] : []);
  });
}
function container(value, role2, route) {
  return {
    // Argo calls the one container of a template `main`.
    name: text(field(value, "name")) ?? "main",
    role: role2,
    image: text(field(value, "image")) ?? "",
    words: [...texts(field(value, "command")), ...texts(field(value, "args")), ...script(value)],
    variables: list(field(value, "env")).map(variable),
    envSecrets: [...envSecrets(value, route), ...wholeSecrets(value, route)],
    mounts: mounts(value, route),
    privileged: field(field(value, "securityContext"), "privileged") === true,
    route
  };
}
function script(value) {
  const source2 = text(field(value, "source"));
  return source2 === void 0 ? [] : [source2];
}
function variable(item2) {
  const value = text(field(item2, "value"));
  const fieldPath = text(field(field(field(item2, "valueFrom"), "fieldRef"), "fieldPath"));
  return {
    name: text(field(item2, "name")) ?? "",
    ...value === void 0 ? {} : { value },
    ...fieldPath === void 0 ? {} : { fieldPath }
  };
}
function envSecrets(value, route) {
  return list(field(value, "env")).flatMap((item2, index2) => {
    const reference2 = field(field(item2, "valueFrom"), "secretKeyRef");
    const secret = text(field(reference2, "name"));
    const key3 = text(field(reference2, "key"));
    if (secret === void 0) return [];
    const here = [...route, "env", index2, "valueFrom", "secretKeyRef"];
    return [{ secret, ...key3 === void 0 ? {} : { key: key3 }, route: here }];
  });
}
function wholeSecrets(value, route) {
  return list(field(value, "envFrom")).flatMap((item2, index2) => {
    const secret = text(field(field(item2, "secretRef"), "name"));
    return secret === void 0 ? [] : [{ secret, route: [...route, "envFrom", index2, "secretRef"] }];
  });
}
function mounts(value, route) {
  return list(field(value, "volumeMounts")).flatMap((item2, index2) => {
    const path3 = text(field(item2, "mountPath"));
    if (path3 === void 0) return [];
    return [{ volume: text(field(item2, "name")) ?? "", path: path3, route: [...route, "volumeMounts", index2] }];
  });
}
function volumes(spec, route) {
  return list(field(spec, "volumes")).flatMap((item2, index2) => {
    return isObject(item2) ? [volume(item2, [...route, "volumes", index2])] : [];
  });
}
function volume(value, route) {
  const secret = text(field(field(value, "secret"), "secretName"));
  const sources = list(field(field(value, "projected"), "sources"));
  const sourceRoute = [...route, "projected", "sources"];
  const hostPath = text(field(field(value, "hostPath"), "path"));
  const projected2 = sources.flatMap((source2, index2) => {
    const name = text(field(field(source2, "secret"), "name"));
    return name === void 0 ? [] : [{ name, route: [...sourceRoute, index2, "secret"] }];
  });
  return {
    name: text(field(value, "name")) ?? "",
    secrets: [...secret === void 0 ? [] : [{ name: secret, route: [...route, "secret"] }], ...projected2],
    tokenSources: sources.flatMap((source2, index2) => tokenSource(source2, [...sourceRoute, index2])),
    ...hostPath === void 0 ? {} : { hostPath },
    route
  };
}
function tokenSource(source2, route) {
  const token = field(source2, "serviceAccountToken");
  if (!isObject(token)) return [];
  const audience = text(field(token, "audience"));
  const expiry = field(token, "expirationSeconds");
  return [
    {
      ...audience === void 0 ? {} : { audience },
      ...typeof expiry === "number" ? { expirationSeconds: expiry } : {},
      path: text(field(token, "path")) ?? "",
      route: [...route, "serviceAccountToken"]
    }
  ];
}

// src/kube/workload.ts
function workloads(manifest2) {
  const kind = podKind(manifest2.group, manifest2.kind);
  if (kind === void 0 && holdsNoPods(manifest2)) return [];
  return podPlaces(kind, manifest2.body).map((place4) => workload(manifest2, place4));
}
function holdsNoPods({ kind }) {
  return isKnownKind(kind) || kind === "CustomResourceDefinition" || kind === "ConfigMap";
}
function workload(manifest2, place4) {
  const { route, whole, unnamed, accountName: accountName2, accountRoute, automount: automount2, automountRoute, automountOff } = place4;
  const spec = place4.spec ? valueAt(manifest2.body, route) : void 0;
  const inside = containers(spec, route);
  const metadata = podMetadata(manifest2, place4);
  return {
    manifest: manifest2,
    podSpec: route,
    ...accountName2 === void 0 ? {} : { accountName: accountName2 },
    accountRoute,
    unnamed,
    ...automount2 === void 0 ? {} : { automount: automount2 },
    ...automountRoute === void 0 ? {} : { automountRoute },
    automountOff,
    immutable: isImmutable(manifest2),
    whole,
    annotations: textMap(field(metadata, "annotations")),
    labels: textMap(field(metadata, "labels")),
    containers: inside,
    volumes: volumes(spec, route),
    hostNetwork: field(spec, "hostNetwork") === true,
    hostPid: field(spec, "hostPID") === true,
    privileged: inside.some(({ privileged }) => privileged)
  };
}
function podMetadata({ body }, { route, spec, whole }) {
  if (!spec) return void 0;
  if (whole && route.at(-1) === "spec") return valueAt(body, [...route.slice(0, -1), "metadata"]);
  const inside = valueAt(body, route);
  return field(inside, "podMetadata") ?? field(inside, "metadata");
}
function isImmutable({ group, kind }) {
  return group === "" && kind === "Pod" || group === "batch" && kind === "Job";
}

// src/kube/refusal.ts
function refusal(manifest2) {
  const { apiVersion, group, kind } = manifest2;
  const unknown2 = kindFault(apiVersion, group, kind);
  if (unknown2 !== void 0) return { route: [apiVersion === "" ? "apiVersion" : "kind"], message: unknown2 };
  if (!isKnownKind(kind) && podKind(group, kind) === void 0) return void 0;
  return metadataFault(manifest2) ?? kindsOwnFault(manifest2);
}
function metadataFault({ name, body }) {
  const wrong = wrongType(body, ["metadata"], "object") ?? firstFault(["name", "namespace", "generateName"], (key3) => wrongType(body, ["metadata", key3], "string")) ?? firstFault(["labels", "annotations"], (key3) => wrongTexts2(body, key3));
  if (wrong !== void 0) return wrong;
  return name === "" ? { route: ["metadata", "name"], message: "the object has no name" } : void 0;
}
function wrongTexts2(body, key3) {
  const route = ["metadata", key3];
  const map = field(field(body, "metadata"), key3);
  if (isUnset(map)) return void 0;
  if (!isObject(map)) return wrongType(body, route, "object");
  return firstFault(Object.keys(map), (entry3) => wrongType(body, [...route, entry3], "string"));
}
function kindsOwnFault(manifest2) {
  const { group, kind, name, body } = manifest2;
  if (group === "" && kind === "ServiceAccount") return accountFault(body) ?? subdomainFault(name);
  if (group === "" && kind === "Secret") return secretFault(body) ?? subdomainFault(name);
  if (group === rbacGroup) {
    if (kind === "Role" || kind === "ClusterRole") return roleFault(body, kind) ?? segmentFault(name);
    if (kind === "RoleBinding" || kind === "ClusterRoleBinding")
      return bindingFault(body, kind, manifest2.unfinished === true) ?? segmentFault(name);
    return void 0;
  }
  if (group === "" && kind === "Pod") return podFault(body, ["spec"]) ?? firstFault(workloads(manifest2), podObjectFault);
  const pods = podKind(group, kind);
  if (pods?.whole !== true) return void 0;
  return firstFault(
    pods.specs.flatMap((path3) => expand(body, path3)),
    (route) => podFault(body, route)
  );
}
function podObjectFault(pod) {
  return mirrorFault(pod) ?? podValidationFault(pod);
}
function subdomainFault(name) {
  if (isOpaque(name) || name.endsWith("*") || isSubdomain(name)) return void 0;
  return { route: ["metadata", "name"], message: "the name must be of small letters, digits, - and . only" };
}
function segmentFault(name) {
  if (isOpaque(name) || isPathSegment(name)) return void 0;
  return { route: ["metadata", "name"], message: "the name must not hold / or %" };
}

// src/kube/runners.ts
function runners(workloads2, accounts, rendered) {
  let answer;
  return (of) => {
    answer ??= indexed(workloads2, accounts, rendered);
    return answer(of);
  };
}
function indexed(workloads2, accounts, rendered) {
  const ofAccount = /* @__PURE__ */ new Map();
  const free = [];
  for (const runner of workloads2.flatMap(runnerOf)) {
    const found2 = accounts({ ...runner, near: runner.manifest });
    if (found2.length === 0) free.push(runner);
    for (const account2 of found2) {
      const known2 = ofAccount.get(account2);
      if (known2 === void 0) ofAccount.set(account2, [runner.workload]);
      else known2.push(runner.workload);
    }
  }
  const exact = groupedBy(free, ({ namespace, name }) => key2(namespace, name));
  const unwritten = lookups(free, ({ namespace, name }) => key2(namespace, name));
  const anyNamespace = lookups(free, ({ name }) => name);
  return (of) => {
    const objects2 = accounts(of);
    if (objects2.length > 0) return [...new Set(objects2.flatMap((object) => ofAccount.get(object) ?? []))];
    const { namespace, name } = of;
    if (rendered) return (exact.get(key2(namespace, name)) ?? []).map(({ workload: workload2 }) => workload2);
    const { path: path3 } = of.near.origin;
    const around = namespace === void 0 ? anyNamespace.get(name) : unwritten.get(key2(void 0, name));
    const same4 = namespace === void 0 ? [] : exact.get(key2(namespace, name)) ?? [];
    return [...same4, ...joined3(around?.(path3))].map(({ workload: workload2 }) => workload2);
  };
}
function runnerOf(workload2) {
  const { manifest: manifest2, accountName: accountName2, unnamed } = workload2;
  const name = accountName2 ?? (unnamed === "default" ? "default" : void 0);
  if (name === void 0) return [];
  const { namespace } = manifest2;
  return [{ workload: workload2, manifest: manifest2, name, ...namespace === void 0 ? {} : { namespace } }];
}

// src/kube/inventory.ts
function inventory(unit) {
  const { inForce, refused } = sift(unit.manifests);
  const rendered = unit.kind === "rendered";
  const register = rendered ? renderedRegister : plainRegister;
  const objects2 = {
    workloads: inForce.flatMap(workloads),
    accounts: inForce.flatMap((manifest2) => account(manifest2) ?? []),
    roles: inForce.flatMap((manifest2) => role(manifest2) ?? []),
    bindings: inForce.flatMap((manifest2) => binding(manifest2) ?? []),
    tokenSecrets: inForce.flatMap((manifest2) => tokenSecret2(manifest2) ?? [])
  };
  const accounts = register(objects2.accounts);
  const roles = register(objects2.roles.filter(({ kind }) => kind === "Role"));
  const clusterRoles = clusterRegister(objects2.roles.filter(({ kind }) => kind === "ClusterRole"));
  const secrets = register(inForce.flatMap(namedSecret));
  return {
    unit,
    ...objects2,
    refused,
    account: (of) => of.name === "default" ? found(accounts(of), "unwritten") : found(accounts(of), "unknown"),
    role: (of) => found((of.roleRef.kind === "Role" ? roles : clusterRoles)(roleReference(of)), "unknown"),
    bindingsOf: bound(objects2.bindings, accounts, rendered),
    workloadsOf: runners(objects2.workloads, accounts, rendered),
    tokenSecret: (name, near) => foundToken(secrets({ name, near, ...namespaceOf(near) }))
  };
}
function sift(manifests2) {
  const inForce = [];
  const refused = [];
  for (const manifest2 of manifests2) {
    const fault = refusal(manifest2);
    if (fault === void 0) inForce.push(manifest2);
    else refused.push({ field: { manifest: manifest2, route: fault.route }, message: fault.message });
  }
  return { inForce, refused };
}
function roleReference({ manifest: manifest2, roleRef, ...binding2 }) {
  return { name: roleRef.name, near: manifest2, ...namespaceOf(binding2) };
}
function namespaceOf({ namespace }) {
  return namespace === void 0 ? {} : { namespace };
}
function namedSecret(manifest2) {
  if (manifest2.kind !== "Secret" || manifest2.group !== "") return [];
  const token = tokenSecret2(manifest2);
  return [{ manifest: manifest2, name: manifest2.name, ...namespaceOf(manifest2), ...token === void 0 ? {} : { token } }];
}
function foundToken(secrets) {
  const tokens = found(
    secrets.flatMap(({ token }) => token ?? []),
    "unknown"
  );
  return tokens.is === "found" || secrets.length === 0 ? tokens : { is: "other" };
}
function found(items2, otherwise) {
  const [first, ...rest] = items2;
  return first === void 0 ? { is: otherwise } : { is: "found", candidates: [first, ...rest] };
}

// src/access/grant.ts
function grant({ binding: binding2, subject: subject3, via }) {
  return { binding: binding2, subject: subject3, via, gravity: gravity(binding2) };
}

// src/access/api-clients.data.ts
var apiClients = [
  { image: /(^|\/)argocd$/, what: "Argo CD" },
  {
    image: /argoproj(-labs)?\/(workflow-controller|argocli|argo-events|argo-rollouts|argoexec|argocd[\w-]*)$/,
    what: "an Argo controller"
  },
  {
    image: /fluxcd\/(source|kustomize|helm|notification|image-automation|image-reflector)-controller$/,
    what: "a Flux controller"
  },
  { image: /(^|\/)cert-manager-[\w-]+$/, what: "cert-manager" },
  { image: /ingress-nginx\/(controller|kube-webhook-certgen)$/, what: "ingress-nginx" },
  {
    image: /(^|\/)(kubernetes-ingress(-controller)?|apisix-ingress-controller|contour|traefik)$/,
    what: "an ingress controller"
  },
  { image: /envoyproxy\/gateway$/, what: "Envoy Gateway" },
  { image: /(^|\/)external-dns$/, what: "ExternalDNS" },
  { image: /(^|\/)aws-load-balancer-controller$/, what: "the AWS Load Balancer Controller" },
  { image: /(^|\/)prometheus$/, what: "Prometheus" },
  {
    image: /(^|\/)(prometheus-operator|kube-state-metrics|prometheus-adapter|k8s-prometheus-adapter|prometheus-config-reloader)$/,
    what: "a Prometheus component"
  },
  { image: /(^|\/)kube-rbac-proxy$/, what: "kube-rbac-proxy" },
  { image: /(^|\/)k8s-sidecar$/, what: "k8s-sidecar" },
  { image: /(^|\/)k8s-wait-for$/, what: "k8s-wait-for" },
  {
    image: /(^|\/)(promtail|alloy|fluent-?bit|fluentd|fluentd-kubernetes-daemonset|filebeat|metricbeat|vector)$/,
    what: "a log collector that reads Pod metadata"
  },
  { image: /datadog\/(agent|cluster-agent)$/, what: "the Datadog agent" },
  { image: /(^|\/)opentelemetry-collector[\w-]*$/, what: "the OpenTelemetry collector" },
  {
    image: /(^|\/)(metrics-server|cluster-autoscaler|karpenter|descheduler|keda[\w-]*|vpa-[\w-]+)$/,
    what: "a cluster component"
  },
  {
    image: /hashicorp\/(vault|vault-k8s|vault-csi-provider|consul-k8s-control-plane)$/,
    what: "a Vault or Consul component"
  },
  {
    image: /(^|\/)(external-secrets|sealed-secrets-controller|reloader|kubernetes-reflector|kube-janitor)$/,
    what: "a Secret or ConfigMap controller"
  },
  { image: /(^|\/)(kyverno[\w-]*|gatekeeper|kube-mgmt|falco|falco-no-driver)$/, what: "a policy or audit engine" },
  { image: /metallb\/(controller|speaker)$/, what: "MetalLB" },
  {
    image: /(^|\/)(cilium|cilium-ci|operator-generic|calico-[\w-]+|calico\/(node|kube-controllers|cni|typha)|multus-cni|whereabouts|flannel|kube-proxy|coredns)$/,
    what: "a networking agent"
  },
  { image: /calico\/(node|kube-controllers|cni|typha|apiserver)$/, what: "Calico" },
  {
    image: /sig-storage\/(csi-provisioner|csi-attacher|csi-snapshotter|csi-resizer|snapshot-controller|nfs-subdir-external-provisioner)$/,
    what: "a storage controller"
  },
  { image: /jenkins\/jenkins$/, what: "Jenkins" },
  {
    image: /(^|\/)(gitlab-runner|gha-runner-scale-set-controller|actions-runner-controller)$/,
    what: "a runner controller"
  },
  {
    image: /(bitnami|rancher|alpine|bitnamilegacy|portainer|lachlanevenson)\/(kubectl|kubectl-shell|k8s[\w-]*|helm)$/,
    what: "kubectl or helm"
  },
  { image: /(^|\/)(kubectl|helm-kubectl|hyperkube)$/, what: "kubectl" },
  { image: /(^|\/)(spilo[\w-]*|patroni)$/, what: "Patroni" },
  { image: /cloudnative-pg\/postgresql$/, what: "CloudNativePG" },
  {
    image: /(^|\/)(kubernetes-dashboard|dashboard-api|dashboard-auth|k8s-dashboard|headlamp)$/,
    what: "a cluster dashboard"
  },
  { image: /kubernetesui\/(dashboard|metrics-scraper)[\w-]*$/, what: "the Kubernetes dashboard" },
  { image: /(^|\/)velero[\w-]*$/, what: "Velero" },
  { image: /(^|\/)(kube-monkey|litmus[\w-]*|chaos-mesh|chaos-runner|chaos-operator)$/, what: "a chaos engine" },
  { image: /(^|\/)[\w.-]*-(operator|controller)(-manager)?$/, what: "an operator or controller" },
  { image: /(^|\/)(operator|controller|controller-manager)$/, what: "an operator or controller" }
];

// src/access/token.ts
function automount(workload2, account2) {
  const decision = podSays(workload2) ?? accountSays(account2);
  if (decision.mounted === false) return { ...decision, containers: [] };
  const { containers: containers2, volume: volume2, own } = tokenMounts(workload2);
  const at = ({ route }) => ({ manifest: workload2.manifest, route });
  if (volume2 !== void 0 && !volume2.tokenSources.some(({ audience }) => isApiAudience(audience))) {
    return { mounted: false, asked: false, containers: [], decidedBy: [at(volume2)] };
  }
  if (containers2.length === 0 && own.length > 0 && workload2.whole) {
    return { mounted: false, asked: false, containers: [], decidedBy: own.map(({ mount }) => at(mount)) };
  }
  return { ...decision, containers: containers2 };
}
function podSays({ manifest: manifest2, automount: mounted, automountRoute: route }) {
  if (mounted === void 0) return void 0;
  return { mounted, asked: mounted, decidedBy: route === void 0 ? [] : [{ manifest: manifest2, route }] };
}
function accountSays(account2) {
  if (account2.is === "unwritten") return { mounted: true, asked: false, decidedBy: [] };
  if (account2.is === "unknown") return { mounted: "unknown", asked: false, decidedBy: [] };
  const { candidates: candidates3 } = account2;
  const answers = new Set(candidates3.map(({ automount: answer }) => answer !== false));
  const written = candidates3.filter(({ automount: answer }) => answer !== void 0);
  return {
    mounted: answers.size === 1 ? answers.has(true) : "unknown",
    asked: candidates3.every(({ automount: answer }) => answer === true),
    decidedBy: written.map(({ manifest: manifest2 }) => ({ manifest: manifest2, route: ["automountServiceAccountToken"] }))
  };
}
function isApiAudience(audience) {
  if (audience === void 0 || audience === "api") return true;
  return /^(https:\/\/)?kubernetes(\.default(\.svc(\.cluster\.local)?)?)?(:443)?\/?$/.test(audience);
}

// src/access/need.ts
var injectors = [
  {
    key: "vault.hashicorp.com/agent-inject",
    value: "true",
    unless: "vault.hashicorp.com/agent-service-account-token-volume-name",
    what: "the Vault Agent injector"
  },
  { key: "consul.hashicorp.com/connect-inject", value: "true", unless: void 0, what: "the Consul injector" },
  { key: "kuma.io/sidecar-injection", value: "enabled", unless: void 0, what: "the Kuma sidecar" }
];
function signals(workload2, grants) {
  const found2 = [
    ...granted(grants),
    ...projected(workload2),
    ...injected(workload2),
    ...asked(workload2),
    ...workload2.containers.flatMap((container2) => [...knownImage(workload2, container2), ...calls(workload2, container2)])
  ];
  const order = ["decisive", "strong", "weak"];
  return found2.sort((a, b) => order.indexOf(a.strength) - order.indexOf(b.strength));
}
function* granted(grants) {
  for (const { binding: binding2, via } of grants) {
    if (via === "group") continue;
    const says2 = `${binding2.kind} ${binding2.name} grants its ServiceAccount ${binding2.roleRef.kind} ${binding2.roleRef.name}`;
    yield { id: "S1", strength: "decisive", says: says2, field: { manifest: binding2.manifest, route: binding2.roleRef.route } };
    return;
  }
}
function* asked({ manifest: manifest2, automount: automount2, automountRoute }) {
  if (automount2 !== true || automountRoute === void 0) return;
  yield {
    id: "S2",
    strength: "strong",
    says: "the Pod asks for the token in so many words",
    field: { manifest: manifest2, route: automountRoute }
  };
}
function* projected({ manifest: manifest2, volumes: volumes2, containers: containers2 }) {
  for (const volume2 of volumes2) {
    const source2 = volume2.tokenSources.find(({ audience }) => isApiAudience(audience));
    if (source2 === void 0) continue;
    const mounts2 = containers2.flatMap((container2) => container2.mounts);
    if (!mounts2.some((mount) => mount.volume === volume2.name && mount.path === tokenPath)) continue;
    yield {
      id: "S3",
      strength: "decisive",
      says: "it mounts a token of its own making at the usual path",
      field: { manifest: manifest2, route: source2.route }
    };
  }
}
function* injected({ manifest: manifest2, annotations: annotations2, labels, podSpec }) {
  for (const { key: key3, value, unless, what } of injectors) {
    if ((annotations2.get(key3) ?? labels.get(key3)) !== value) continue;
    if (unless !== void 0 && annotations2.has(unless)) continue;
    yield {
      id: "S4",
      strength: "decisive",
      says: `${what} needs the default token mount`,
      field: { manifest: manifest2, route: podSpec }
    };
  }
}
function* knownImage({ manifest: manifest2 }, { image, route }) {
  const path3 = imagePath(image);
  const known2 = apiClients.find((client) => client.image.test(path3));
  if (known2 === void 0) return;
  yield {
    id: "S5",
    strength: "strong",
    says: `its image looks like ${known2.what}`,
    field: { manifest: manifest2, route: [...route, "image"] }
  };
}
var programs = /(?:^|[\s/;&|(`"'])(kubectl|helm|oc)(?=$|[\s;&|)"'])/;
var elections = /^--?(?:enable-)?leader-elect(?:ion)?\b(?!.*=false$)/;
var inCluster = /^--?(?:in-cluster|kubeconfig=?$|(?:watch-)?namespace=\$\(POD_NAMESPACE\))/;
function* calls({ manifest: manifest2 }, { words: words4, route }) {
  const field2 = { manifest: manifest2, route };
  const program = words4.map((word2) => programs.exec(word2)?.[1]).find((name) => name !== void 0);
  if (program !== void 0) yield { id: "S6", strength: "strong", says: `its command calls ${program}`, field: field2 };
  if (words4.some((word2) => elections.test(word2))) {
    yield { id: "S6", strength: "strong", says: "its arguments ask for leader election", field: field2 };
  } else if (words4.some((word2) => inCluster.test(word2))) {
    yield { id: "S6", strength: "weak", says: "its arguments speak of the cluster it runs in", field: field2 };
  }
}
function imagePath(image) {
  const name = image.split("@", 1)[0] ?? "";
  const colon = name.lastIndexOf(":");
  const untagged = colon > name.lastIndexOf("/") ? name.slice(0, colon) : name;
  const slash = untagged.indexOf("/");
  const first = slash < 0 ? "" : untagged.slice(0, slash);
  const isHost = first.includes(".") || first.includes(":") || first === "localhost";
  return isHost ? untagged.slice(slash + 1) : untagged;
}

// src/access/graph.ts
function accessGraph(unit) {
  const objects2 = inventory(unit);
  return {
    inventory: objects2,
    workloads: objects2.workloads.map((workload2) => workloadAccess(workload2, objects2)),
    tokenSecrets: objects2.tokenSecrets.map((secret) => tokenSecretAccess(secret, objects2))
  };
}
function workloadAccess(workload2, objects2) {
  const { manifest: manifest2 } = workload2;
  const id = objectName(manifest2);
  const name = workload2.accountName ?? (workload2.unnamed === "default" ? "default" : void 0);
  if (name === void 0) {
    const accountObject2 = { is: "unknown" };
    return {
      workload: workload2,
      id,
      accountObject: accountObject2,
      automount: automount(workload2, accountObject2),
      grants: [],
      need: signals(workload2, [])
    };
  }
  const named = { ...manifest2.namespace !== void 0 && { namespace: manifest2.namespace }, name };
  const accountObject = objects2.account({ ...named, near: manifest2 });
  const grants = objects2.bindingsOf({ ...named, near: manifest2 }, true).map(grant);
  return {
    workload: workload2,
    id,
    account: { id: accountId(named), ...named },
    accountObject,
    automount: automount(workload2, accountObject),
    grants,
    need: signals(workload2, grants)
  };
}
function tokenSecretAccess(secret, objects2) {
  const named = { ...secret.namespace !== void 0 && { namespace: secret.namespace }, name: secret.account };
  const of = { ...named, near: secret.manifest };
  return {
    secret,
    account: accountId(named),
    accountObject: objects2.account(of),
    grants: objects2.bindingsOf(of, true).map(grant)
  };
}

// src/findings/blindness.ts
function withRefusals(readings, refused) {
  const all = new Map(readings);
  for (const { field: field2, message } of refused) {
    const { manifest: manifest2, route } = field2;
    const { source: source2, span: span2 } = manifest2.origin.says(route);
    const read3 = all.get(source2.path) ?? { problems: [] };
    const problem2 = {
      path: source2.path,
      line: lineOf(source2, span2.from),
      message: `${objectName(manifest2)}: ${message}`
    };
    all.set(source2.path, { ...read3, refusals: [...read3.refusals ?? [], problem2] });
  }
  return all;
}
function readingProblems(base, head, renames2) {
  const found2 = [];
  for (const [path3, read3] of head) {
    const before = base.get(renames2.get(path3) ?? path3);
    found2.push(...problemsOf(read3, before));
  }
  return found2;
}
function problemsOf({ source: source2, problems: problems2, refusals = [] }, before) {
  if (problems2.length + refusals.length === 0 || isTemplate(source2)) return [];
  const known2 = new Set([...before?.problems ?? [], ...before?.refusals ?? []].map(({ message }) => message));
  const touched = source2 === void 0 ? known2.size === 0 : before?.source?.text !== source2.text;
  const told2 = (problem2, mayFail2) => {
    const change = known2.has(problem2.message) ? "carried" : "introduced";
    return { ...problem2, change, fails: mayFail2 && change === "introduced", touched };
  };
  const mayFail = blames(source2, before);
  return [...problems2.map((problem2) => told2(problem2, mayFail)), ...refusals.map((problem2) => told2(problem2, false))];
}
function blames(source2, before) {
  if (before !== void 0) return before.problems.length === 0;
  return source2 !== void 0 && /^kind:/m.test(source2.text) && relevant(source2.text);
}
function isTemplate(source2) {
  return source2 !== void 0 && /\{\{|\{%|<%/.test(source2.text);
}

// src/findings/pair.ts
function pair(base, head, renames2) {
  const both2 = [];
  let gone = new Set(base);
  let added = new Set(head);
  for (const key3 of [sameInPlace, same2, sameKindInPlace, sameContent]) {
    const waiting = /* @__PURE__ */ new Map();
    for (const draft2 of gone) {
      const id = key3(draft2, path(draft2));
      const list3 = waiting.get(id);
      if (list3 === void 0) waiting.set(id, [draft2]);
      else list3.push(draft2);
    }
    const left = /* @__PURE__ */ new Set();
    for (const draft2 of added) {
      const partner = waiting.get(key3(draft2, renames2.get(path(draft2)) ?? path(draft2)))?.shift();
      if (partner === void 0) left.add(draft2);
      else {
        both2.push({ base: partner, head: draft2 });
        gone.delete(partner);
      }
    }
    added = left;
    gone = new Set(gone);
  }
  return { both: both2, gone: [...gone], added: [...added] };
}
function path({ manifest: manifest2 }) {
  return manifest2.origin.path;
}
function sameInPlace({ finding }, where) {
  return JSON.stringify([finding.fingerprint, where]);
}
function same2({ finding }) {
  return finding.fingerprint;
}
function sameKindInPlace({ finding, manifest: manifest2 }, where) {
  return JSON.stringify([finding.rule, finding.about, manifest2.group, manifest2.kind, where]);
}
function sameContent({ finding, manifest: manifest2 }) {
  const { metadata: _, ...rest } = manifest2.body;
  return JSON.stringify([finding.rule, finding.about, manifest2.group, manifest2.kind, rest]);
}

// src/findings/compare.ts
function compare(base, head, trees2) {
  const differences = head.filter(({ difference }) => difference);
  const states = head.filter(({ difference }) => !difference);
  const { both: both2, gone, added } = pair(base, states, trees2.renames);
  const introduced2 = [...differences];
  const carried2 = [];
  const fixed2 = [];
  for (const { base: before, head: after } of both2) {
    if (!after.claim.certain && !before.claim.certain) continue;
    if (isIntroduced(before, after, trees2)) introduced2.push(after);
    else carried2.push(after);
  }
  for (const draft2 of added) {
    if (!draft2.claim.certain) continue;
    const unread = trees2.blindAtBase(trees2.renames.get(path2(draft2)) ?? path2(draft2));
    if (unread && !isWritten(draft2, trees2)) carried2.push(draft2);
    else introduced2.push(draft2);
  }
  for (const draft2 of gone) {
    if (!draft2.claim.certain) continue;
    if (trees2.blindAtHead(path2(draft2))) carried2.push(draft2);
    else if (!draft2.test && !stillTrue(draft2, states)) fixed2.push(draft2);
  }
  return { introduced: introduced2, fixed: fixed2, carried: carried2, unknowns: unknowns(added) };
}
function isIntroduced(before, after, trees2) {
  if (!after.claim.certain) return false;
  if (!before.claim.certain) return isWritten(after, trees2);
  return compareSeverity(after.finding.severity, before.finding.severity) > 0;
}
function isWritten({ finding }, trees2) {
  return finding.ranges.some((range2) => !trees2.saidAtBase(range2));
}
function stillTrue({ finding, claim: claim2, family }, head) {
  const { account: account2 } = claim2;
  if (family === "token" || family === "credential") return false;
  if (account2 === void 0 || account2.startsWith("?/")) return false;
  return head.some((other) => other.finding.rule === finding.rule && other.claim.account === account2);
}
function path2({ manifest: manifest2 }) {
  return manifest2.origin.path;
}
function unknowns(added) {
  const sentences = added.flatMap(({ claim: claim2 }) => claim2.certain || claim2.missing === void 0 ? [] : [claim2.missing]);
  return [...new Set(sentences)];
}

// src/findings/cover.ts
function cover(drafts) {
  const covered = /* @__PURE__ */ new Map();
  for (const { claim: claim2 } of drafts) {
    for (const { manifest: manifest2, rule } of claim2.covers ?? []) {
      const rules2 = covered.get(manifest2) ?? /* @__PURE__ */ new Set();
      covered.set(manifest2, rules2.add(rule));
    }
  }
  return drafts.filter(({ manifest: manifest2, finding }) => covered.get(manifest2)?.has(finding.rule) !== true);
}

// src/findings/finding.ts
import { createHash } from "node:crypto";
function fingerprint(rule, subject3, about) {
  const { group, kind, namespace, name } = subject3;
  return createHash("sha256").update(JSON.stringify([rule, group, kind, namespace ?? "?", name, about])).digest("hex").slice(0, 24);
}

// src/findings/severity.ts
function shownSeverity(severity2, { rightsIn, test }) {
  const raised = isSystemNamespace(rightsIn) ? shift(severity2, 1) : severity2;
  return test ? shift(raised, -1) : raised;
}

// src/findings/inspect.ts
function inspect(rules2, graph, before) {
  const drafts = [];
  for (const rule of rules2) {
    const difference = "compare" in rule;
    const claims = difference ? rule.compare(before, graph) : rule.check(graph);
    for (const claim2 of claims) drafts.push(draft(rule, claim2, graph.inventory.unit.id, difference));
  }
  return cover(drafts);
}
function draft(rule, claim2, unit, difference) {
  const { manifest: manifest2 } = claim2.at;
  const { apiVersion, kind, namespace, name } = manifest2;
  const primary = place2(claim2.at);
  const trail2 = (claim2.trail ?? []).map((step) => ({ range: range(place2(step)), label: step.label }));
  const about = claim2.about ?? "";
  const test = isTestPath(manifest2.origin.path);
  const finding = {
    rule: rule.id,
    severity: shownSeverity(claim2.severity ?? rule.severity, {
      ...claim2.rightsIn !== void 0 && { rightsIn: claim2.rightsIn },
      test
    }),
    subject: { apiVersion, kind, ...namespace !== void 0 && { namespace }, name },
    ...claim2.account !== void 0 && { account: claim2.account },
    message: claim2.message,
    ...claim2.remedy !== void 0 && { remedy: claim2.remedy },
    about,
    unit,
    ranges: ranges(claim2, primary, trail2),
    trail: trail2,
    cause: cause(claim2.at),
    fingerprint: fingerprint(rule.id, manifest2, about)
  };
  return { finding, manifest: manifest2, claim: claim2, family: rule.family, difference, test };
}
function ranges(claim2, primary, trail2) {
  const { manifest: manifest2, route } = claim2.at;
  const broughtIn = manifest2.origin.broughtIn(route).map(range);
  return [range(primary), ...trail2.map((step) => step.range), ...broughtIn];
}
function place2({ manifest: manifest2, route }) {
  if (valueAt(manifest2.body, route) !== void 0) return manifest2.origin.says(route);
  const parent = route.slice(0, -1);
  const beside2 = firstKey(valueAt(manifest2.body, parent));
  return manifest2.origin.says(beside2 === void 0 ? route : [...parent, beside2]);
}
function firstKey(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return void 0;
  return Object.keys(value)[0];
}
function cause({ manifest: manifest2, route }) {
  const value = valueAt(manifest2.body, route);
  const key3 = route.findLast((step) => typeof step === "string") ?? manifest2.kind;
  if (value === void 0) return JSON.stringify(["missing", key3]);
  return JSON.stringify([key3, typeof value === "object" ? null : value]);
}
function range({ source: source2, span: span2 }) {
  return rangeOf(source2, span2);
}

// src/findings/draft.ts
function fixOf({ claim: { fix: fix4 } }) {
  if ("refusal" in fix4) return fix4;
  const byManifest = /* @__PURE__ */ new Map();
  for (const { manifest: manifest2, route, edit } of fix4.edits) {
    const edits = byManifest.get(manifest2) ?? [];
    edits.push({ ...edit, route });
    byManifest.set(manifest2, edits);
  }
  let ways = [[]];
  for (const [manifest2, edits] of byManifest) ways = both(ways, manifest2.origin.edits(edits));
  const removesObject = fix4.edits.some(({ route }) => route.length === 0);
  return { title: fix4.title, ways, ...removesObject && { removesObject } };
}
function both(left, right) {
  return left.flatMap(
    (one) => right.map((other) => "refusal" in one ? one : "refusal" in other ? other : [...one, ...other])
  );
}

// src/findings/prove.ts
function prove(draft2, head, again2) {
  const fix4 = fixOf(draft2);
  if ("refusal" in fix4) return { refusal: fix4.refusal };
  let refusal2 = "no edit of the text was found that mends it";
  for (const way of fix4.ways) {
    if ("refusal" in way) {
      refusal2 = way.refusal;
      continue;
    }
    const after = again2(way);
    if ("refusal" in after) {
      refusal2 = after.refusal;
      continue;
    }
    const failure2 = failureOf(draft2, head, after);
    if (failure2 === void 0)
      return { title: fix4.title, splices: way, ...fix4.removesObject && { removesObject: true } };
    refusal2 = failure2;
  }
  return { refusal: refusal2 };
}
function failureOf(draft2, head, after) {
  const { both: both2, gone, added } = pair(head, after, /* @__PURE__ */ new Map());
  if (!gone.includes(draft2)) return "the edit does not make the finding go away";
  const worse = added.find(({ claim: claim2 }) => claim2.certain) ?? both2.find(({ base, head: head2 }) => compareSeverity(head2.finding.severity, base.finding.severity) > 0)?.head;
  if (worse === void 0) return void 0;
  return `the edit would bring another finding (${worse.finding.rule})`;
}

// src/findings/trees.ts
function trees(base, head, renames2, unread) {
  const renamed = new Map([...renames2].map(([to, from]) => [from, to]));
  const atBase = counter(base);
  const atHead = counter(head);
  return {
    renames: renames2,
    saidAtBase: ({ path: path3, startLine }) => {
      const now = atHead(path3);
      const line2 = now.lines[startLine - 1];
      if (line2 === void 0) return false;
      return (atBase(renames2.get(path3) ?? path3).counts.get(line2) ?? 0) >= (now.counts.get(line2) ?? 0);
    },
    blindAtBase: (path3) => isBlind(base.get(path3)),
    blindAtHead: (path3) => {
      const now = renamed.get(path3) ?? path3;
      return unread(now) || isBlind(head.get(now));
    }
  };
}
function isBlind(read3) {
  return read3 !== void 0 && read3.problems.length + (read3.refusals?.length ?? 0) > 0;
}
function counter(files) {
  const known2 = /* @__PURE__ */ new Map();
  return (path3) => {
    const before = known2.get(path3);
    if (before !== void 0) return before;
    const lines2 = files.get(path3)?.source?.text.split("\n") ?? [];
    const counts = /* @__PURE__ */ new Map();
    for (const line2 of lines2) counts.set(line2, (counts.get(line2) ?? 0) + 1);
    known2.set(path3, { lines: lines2, counts });
    return { lines: lines2, counts };
  };
}

// src/yaml/outline.ts
var noBlock = -1;
var width2 = 5;
function addEntry(outline, records, entry3) {
  records.push(entry3.key === void 0 ? -1 : outline.keys.push(entry3.key) - 1);
  records.push(entry3.keyFrom, entry3.keyTo, entry3.to, entry3.block);
}
function addBlock(outline, records, block2, except) {
  if (block2 < 0) return;
  const end2 = block2 + 1 + (outline.cells[block2] ?? 0) * width2;
  for (let at = block2 + 1; at < end2; at += width2) {
    if (except.has(outline.keys[outline.cells[at] ?? -1] ?? "")) continue;
    for (let cell = at; cell < at + width2; cell++) records.push(outline.cells[cell] ?? 0);
  }
}
function closeBlock(outline, records) {
  const block2 = outline.cells.push(records.length / width2) - 1;
  for (const cell of records) outline.cells.push(cell);
  return block2;
}
function entryAt(outline, block2, step) {
  if (block2 < 0) return void 0;
  const count = outline.cells[block2] ?? 0;
  if (typeof step === "number") {
    const item2 = step < count ? entry(outline, block2, step) : void 0;
    return item2?.key === void 0 ? item2 : void 0;
  }
  for (let at = count - 1; at >= 0; at--) {
    const found2 = entry(outline, block2, at);
    if (found2.key === step) return found2;
  }
  return void 0;
}
function firstEntry(outline, block2) {
  return block2 >= 0 && (outline.cells[block2] ?? 0) > 0 ? entry(outline, block2, 0) : void 0;
}
function entry({ cells, keys }, block2, index2) {
  const at = block2 + 1 + index2 * width2;
  const key3 = keys[cells[at] ?? -1];
  return {
    ...key3 === void 0 ? {} : { key: key3 },
    keyFrom: cells[at + 1] ?? 0,
    keyTo: cells[at + 2] ?? 0,
    to: cells[at + 3] ?? 0,
    block: cells[at + 4] ?? noBlock
  };
}

// src/yaml/locate.ts
function locate(document, route) {
  const { outline } = document.reading;
  let block2 = outline.root;
  let found2 = firstEntry(outline, block2);
  for (const [depth, step] of route.entries()) {
    const entry3 = entryAt(outline, block2, step);
    if (entry3 === void 0) return place3(document, depth === 0 ? keyOnly(found2) : found2, false);
    found2 = entry3;
    block2 = entry3.block;
  }
  return place3(document, route.length === 0 ? keyOnly(found2) : found2, true);
}
function keyOnly(entry3) {
  return entry3 === void 0 ? void 0 : { ...entry3, to: entry3.keyTo };
}
function place3({ source: source2, span: span2 }, entry3, exact) {
  if (entry3 === void 0) return { span: firstWord(source2.text, span2), exact };
  const at = (from, to2) => ({ from: span2.from + from, to: span2.from + to2 });
  const { key: key3, keyFrom, keyTo, to } = entry3;
  return { span: at(keyFrom, to), exact, ...key3 === void 0 ? {} : { keySpan: at(keyFrom, keyTo) } };
}
function firstWord(text2, { from, to }) {
  const word2 = /[^\s#]\S*/.exec(text2.slice(from, to).replace(/^\s*#.*$/gm, (comment3) => " ".repeat(comment3.length)));
  return word2 === null ? { from, to } : { from: from + word2.index, to: from + word2.index + word2[0].length };
}

// src/yaml/json.ts
var nothing = Object.freeze(/* @__PURE__ */ Object.create(null));
function emptyObject() {
  return Object.create(nothing);
}
function sameJson(left, right) {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right)) return false;
    return left.length === right.length && left.every((item2, at) => sameJson(item2, right[at]));
  }
  return sameObject(left, right);
}
function sameObject(left, right) {
  if (Array.isArray(left) || Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key3) => Object.hasOwn(right, key3) && sameJson(Reflect.get(left, key3), Reflect.get(right, key3)));
}

// src/yaml/edited.ts
function edited(value, edits) {
  let result = value;
  for (const edit of inOrder2(edits)) {
    if (result === void 0) return void 0;
    result = make(result, edit.route, edit);
  }
  return result;
}
var turn = { set: 0, remove: 1, rename: 2 };
function inOrder2(edits) {
  return edits.toSorted((left, right) => {
    if (left.kind !== right.kind) return turn[left.kind] - turn[right.kind];
    return left.kind === "set" ? 0 : compareRoutes(right.route, left.route);
  });
}
function compareRoutes(left, right) {
  for (const [at, step] of left.entries()) {
    const other = right[at];
    if (other === void 0) return 1;
    if (step === other) continue;
    if (typeof step === "number" && typeof other === "number") return step - other;
    return String(step) < String(other) ? -1 : 1;
  }
  return left.length - right.length;
}
function make(value, route, edit) {
  const [step, ...rest] = route;
  if (step === void 0) return edit.kind === "set" ? edit.value : edit.kind === "remove" ? null : void 0;
  if (typeof step === "number") return isList(value) ? inList(value, step, rest, edit) : void 0;
  if (isObject(value)) return inObject(value, step, rest, edit);
  const opened = value === null && edit.kind === "set" && rest.length === 0;
  return opened ? inObject(emptyObject(), step, rest, edit) : void 0;
}
function inList(list3, index2, rest, edit) {
  const item2 = list3[index2];
  if (item2 === void 0) return void 0;
  if (rest.length === 0 && edit.kind === "remove") return list3.toSpliced(index2, 1);
  const made = make(item2, rest, edit);
  return made === void 0 ? void 0 : list3.with(index2, made);
}
function inObject(object, key3, rest, edit) {
  const there = Object.hasOwn(object, key3);
  if (rest.length === 0 && edit.kind !== "set") {
    if (!there || edit.kind === "rename" && Object.hasOwn(object, edit.to)) return void 0;
    return copy(object, key3, (result2, old) => {
      if (edit.kind === "rename") result2[edit.to] = old;
    });
  }
  if (!there && rest.length > 0) return void 0;
  const made = make(object[key3] ?? null, rest, edit);
  if (made === void 0) return void 0;
  const result = copy(object, key3, (open) => {
    open[key3] = made;
  });
  if (!there) result[key3] = made;
  return result;
}
function copy(object, key3, put) {
  const result = emptyObject();
  for (const name of Object.keys(object)) {
    const value = object[name] ?? null;
    if (name === key3) put(result, value);
    else result[name] = value;
  }
  return result;
}

// src/yaml/insertion.ts
var import_yaml7 = __toESM(require_dist(), 1);

// src/yaml/line.ts
function lineStart(text2, at) {
  return at === 0 ? 0 : text2.lastIndexOf("\n", at - 1) + 1;
}
function lineEnd(text2, at) {
  const newline3 = text2.indexOf("\n", at);
  if (newline3 < 0) return text2.length;
  return newline3 > 0 && text2[newline3 - 1] === "\r" ? newline3 - 1 : newline3;
}
function nextLine(text2, at) {
  const newline3 = text2.indexOf("\n", at);
  return newline3 < 0 ? text2.length : newline3 + 1;
}
function lineEnding(text2) {
  const newline3 = text2.indexOf("\n");
  return newline3 > 0 && text2[newline3 - 1] === "\r" ? "\r\n" : "\n";
}
function indentation(text2, at) {
  const start = lineStart(text2, at);
  return /^[ \t]*/.exec(text2.slice(start, lineEnd(text2, start)))?.[0] ?? "";
}

// src/yaml/meaning.ts
var import_yaml4 = __toESM(require_dist(), 1);

// src/yaml/scalar.ts
var words2 = /* @__PURE__ */ new Map();
for (const word2 of ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]) words2.set(word2, true);
for (const word2 of ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]) words2.set(word2, false);
for (const word2 of ["", "~", "null", "Null", "NULL"]) words2.set(word2, null);
for (const word2 of [".nan", ".NaN", ".NAN"]) words2.set(word2, Number.NaN);
for (const word2 of [".inf", ".Inf", ".INF"]) {
  words2.set(word2, Number.POSITIVE_INFINITY);
  words2.set(`+${word2}`, Number.POSITIVE_INFINITY);
  words2.set(`-${word2}`, Number.NEGATIVE_INFINITY);
}
var longestWord = 5;
function plain3(text2) {
  if (text2.length <= longestWord) {
    const word2 = words2.get(text2);
    if (word2 !== void 0) return word2;
  }
  const first = text2.charCodeAt(0);
  const digitOrSign = first >= 48 && first <= 57 || first === 43 || first === 45;
  if (digitOrSign) return numeral(text2) ?? text2;
  if (first === 46 && /^\.[0-9]+([eE][-+]?[0-9]+)?$/.test(text2)) return finite(text2) ?? text2;
  return text2;
}
function tagged(tag, text2) {
  const name = tag.startsWith("tag:yaml.org,2002:") ? tag.slice("tag:yaml.org,2002:".length) : void 0;
  const value = plain3(text2);
  switch (name) {
    case "bool":
      return typeof value === "boolean" ? value : void 0;
    case "int":
      return typeof value === "bigint" ? value : void 0;
    case "float":
      return typeof value === "bigint" ? Number(value) : typeof value === "number" ? value : void 0;
    case "null":
      return value === null ? null : void 0;
    case "timestamp":
      return isTimestamp(text2) ? text2 : void 0;
    case "binary":
      return fromBase64(text2);
    default:
      return text2;
  }
}
function jsonOf(value) {
  if (typeof value === "bigint") return Number(value);
  return typeof value === "number" && !Number.isFinite(value) ? void 0 : value;
}
function keyOf(value) {
  if (value === null) return void 0;
  return typeof value === "number" ? floatKey(value) : String(value);
}
function numeral(text2) {
  const digits = text2.includes("_") ? text2.replaceAll("_", "") : text2;
  const integer = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/.exec(digits);
  if (integer !== null) {
    const [, sign, hex, binary2, octal2, decimal] = integer;
    const size = decimal ?? (hex ? `0x${hex}` : binary2 ? `0b${binary2}` : `0o${octal2}`);
    const value = size.length > 80 ? void 0 : sign === "-" ? -BigInt(size) : BigInt(size);
    if (value !== void 0 && value >= -(2n ** 63n) && value < 2n ** 64n) return value;
  }
  return /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(digits) ? finite(digits) : void 0;
}
function finite(text2) {
  const value = Number(text2);
  return Number.isFinite(value) ? value : void 0;
}
function isTimestamp(text2) {
  return /^\d{4}-\d{1,2}-\d{1,2}([Tt]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d{2}:\d{2})| \d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?)?$/.test(
    text2
  );
}
function fromBase64(text2) {
  const compact = text2.replace(/[\r\n]/g, "");
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return void 0;
  return new TextDecoder().decode(Uint8Array.from(atob(compact), (character) => character.charCodeAt(0)));
}
function floatKey(value) {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return ".nan";
  if (!Number.isFinite(single)) return single < 0 ? "-.inf" : ".inf";
  let text2 = String(single);
  for (let digits = 1; digits <= 9; digits++) {
    text2 = single.toExponential(digits - 1);
    if (Math.fround(Number(text2)) === single) break;
  }
  const [mantissa = "", exponent = "0"] = text2.split("e");
  const power = Number(exponent);
  if (single !== 0 && (power < -4 || power >= 6))
    return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  return String(Number(text2));
}

// src/yaml/tree.ts
var import_yaml3 = __toESM(require_dist(), 1);

// src/yaml/dialect.ts
var kubectl = { plain: plain3, key: keyOf, repeats: true, ownFirst: false };

// src/yaml/fault.ts
var import_yaml = __toESM(require_dist(), 1);
function kubectlFault(text2, root2) {
  return controlCharacter(text2) ?? tabLine(text2, root2) ?? surrogate(text2, root2);
}
function controlCharacter(text2) {
  const at = text2.search(/[\0-\x08\v\f\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/);
  return at < 0 ? void 0 : { at, message: "a control character stands in the text" };
}
function tabLine(text2, root2) {
  const lines2 = [...text2.matchAll(/^\t[ \t]*(?:#.*)?\r?$/gm)];
  if (lines2.length === 0) return void 0;
  const shelters = [];
  visit(root2, (node) => {
    const sheltered = (0, import_yaml.isScalar)(node) ? node.type !== "PLAIN" : "flow" in node && node.flow === true;
    if (sheltered) shelters.push([node.range[0], node.range[1]]);
  });
  shelters.sort(([left], [right]) => left - right);
  let at = 0;
  let reach = -1;
  for (const { index: index2 } of lines2) {
    for (let next = shelters[at]; next !== void 0 && next[0] <= index2; next = shelters[++at])
      reach = Math.max(reach, next[1]);
    if (index2 >= reach) return { at: index2, message: "a tab stands where only spaces may indent" };
  }
  return void 0;
}
function surrogate(text2, root2) {
  const escaped2 = /\\u[dD][89a-fA-F]|\\U(?!00(?:0|10))/;
  if (!escaped2.test(text2)) return void 0;
  let fault;
  visit(root2, (node) => {
    if (fault !== void 0 || !(0, import_yaml.isScalar)(node) || node.type !== "QUOTE_DOUBLE") return;
    const raw = text2.slice(node.range[0], node.range[1]).replace(/\\[^uU]/gs, "");
    if (escaped2.test(raw)) fault = { at: node.range[0], message: "an escape is no Unicode character" };
  });
  return fault;
}
function visit(node, see) {
  see(node);
  if (!("items" in node)) return;
  for (const item2 of node.items) {
    for (const child of (0, import_yaml.isPair)(item2) ? [item2.key, item2.value] : [item2]) if (child !== null) visit(child, see);
  }
}

// src/yaml/scan.ts
function isFault(value) {
  return value !== void 0 && "at" in value && "message" in value;
}
var mostPieces = 2e4;
function scan(text2) {
  const found2 = { text: text2, pieces: [], faults: [], dots: void 0 };
  const start = text2.charCodeAt(0) === 65279 ? 1 : 0;
  scanYaml(found2, scanJson(found2, start));
  return found2;
}
function isJson(text2) {
  try {
    JSON.parse(text2);
    return true;
  } catch {
    return false;
  }
}
function scanYaml(found2, start) {
  const { text: text2, faults } = found2;
  let begin = start;
  let lost = false;
  let line2 = text2.startsWith("---", start) ? start : nextLine2(text2, "---", start);
  while (line2 >= 0) {
    const end2 = lineEnd2(text2, line2);
    const rest = text2.slice(line2 + 3, end2).trim();
    const refused = rest !== "" && !rest.startsWith("#");
    if (refused) {
      faults.push({ at: line2, message: "text on a document separator line: kubectl allows only a comment behind ---" });
    } else if (!lost) {
      take(found2, begin, line2);
    }
    if (faults.length > 100 || found2.pieces.length > mostPieces) {
      tooMany(found2, line2);
      return;
    }
    lost = refused;
    begin = end2;
    line2 = nextLine2(text2, "---", Math.max(end2 - 1, line2 + 3));
  }
  if (!lost) take(found2, begin, text2.length);
}
function scanJson(found2, start) {
  const { text: text2, pieces } = found2;
  let at = start;
  for (; ; ) {
    const begin = skipSpace(text2, at);
    if (text2[begin] !== "{") break;
    const end2 = jsonEnd(text2, begin);
    if (end2 < 0 || !isJson(text2.slice(begin, end2))) break;
    pieces.push({ index: pieces.length, span: { from: begin, to: end2 } });
    if (pieces.length > mostPieces) {
      tooMany(found2, end2);
      return text2.length;
    }
    at = end2;
  }
  if (pieces.length === 0) return start;
  const next = skipSpace(text2, at);
  if (next < text2.length && pieces.length > 1) {
    found2.faults.push({ at: next, message: "behind JSON documents kubectl reads only JSON documents" });
  }
  const newline3 = text2.indexOf("\n", at);
  return newline3 >= 0 && newline3 < next ? newline3 + 1 : next;
}
function jsonEnd(text2, begin) {
  const mark = /["{}]/g;
  let depth = 0;
  mark.lastIndex = begin;
  for (let match = mark.exec(text2); match !== null; match = mark.exec(text2)) {
    if (match[0] === "{") depth++;
    if (match[0] === "}" && --depth === 0) return mark.lastIndex;
    if (match[0] === '"') {
      const close2 = stringEnd(text2, mark.lastIndex);
      if (close2 < 0) return -1;
      mark.lastIndex = close2;
    }
  }
  return -1;
}
function stringEnd(text2, from) {
  for (let at = from; at < text2.length; at++) {
    if (text2[at] === "\\") at++;
    else if (text2[at] === '"') return at + 1;
  }
  return -1;
}
function take(found2, from, end2) {
  const { text: text2, pieces } = found2;
  const to = Math.min(end2, documentEnd(found2, from));
  if (skipSpace(text2, from) >= to) return;
  pieces.push({ index: pieces.length, span: { from, to } });
}
function documentEnd(found2, from) {
  const { text: text2 } = found2;
  if (isDots(text2, from)) return from;
  if (found2.dots === void 0 || found2.dots >= 0 && found2.dots < from) {
    let at = nextLine2(text2, "...", from);
    while (at >= 0 && !isDots(text2, at)) at = nextLine2(text2, "...", at);
    found2.dots = at;
  }
  return found2.dots < 0 ? text2.length : found2.dots;
}
function isDots(text2, at) {
  return text2.startsWith("...", at) && (at + 3 >= text2.length || /\s/.test(text2.charAt(at + 3)));
}
function tooMany(found2, at) {
  found2.faults.push({ at, message: `too many documents in one file (limit ${mostPieces}): the rest is not read` });
}
function nextLine2(text2, mark, from) {
  const at = text2.indexOf(`
${mark}`, from);
  return at < 0 ? -1 : at + 1;
}
function lineEnd2(text2, from) {
  const at = text2.indexOf("\n", from);
  return at < 0 ? text2.length : at + 1;
}
function skipSpace(text2, from) {
  const solid = /\S/g;
  solid.lastIndex = from;
  return solid.exec(text2)?.index ?? text2.length;
}

// src/yaml/tokens.ts
var import_yaml2 = __toESM(require_dist(), 1);
var deepest = 1e4;
var deepestRead = 200;
var most = 1e6;
function tokensOf(text2) {
  const tokens = [];
  const parser = new import_yaml2.Parser();
  const lexer = new import_yaml2.Lexer();
  let margin;
  let count = 0;
  let depth = 0;
  for (const lexeme of lexer.lex(text2)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > depth) depth = parser.stack.length;
    if (depth > deepest) return { at: parser.offset, message: `nested deeper than ${deepest} levels` };
    if (++count > most) return { at: parser.offset, message: `too large: more than ${most} tokens in one document` };
    margin = withoutMargin(lexer, lexeme, text2.charCodeAt(parser.offset), margin);
  }
  for (const token of parser.end()) tokens.push(token);
  const cut3 = depth > deepestRead;
  if (cut3) {
    for (const token of tokens) if (token.type === "document") cutBelow(token);
  }
  return { tokens, cut: cut3 };
}
function withoutMargin(lexer, lexeme, next, margin) {
  if (margin !== void 0) {
    if (lexeme === "{" || lexeme === "[" || Number(Reflect.get(lexer, "flowLevel")) > 0) return margin;
    Reflect.set(lexer, "indentNext", margin);
  }
  const opens = next === 34 || next === 39 || next === 91 || next === 123;
  if (!opens) return void 0;
  const truth = Number(Reflect.get(lexer, "indentNext"));
  Reflect.set(lexer, "indentNext", 0);
  return truth;
}
function cutBelow(document) {
  const open = [{ item: document, depth: 0 }];
  for (let next = open.pop(); next !== void 0; next = open.pop()) {
    const { item: item2, depth } = next;
    if (item2.key) item2.key = shallow(item2.key, depth);
    if (item2.value) item2.value = shallow(item2.value, depth);
    for (const token of [item2.key, item2.value]) {
      if (token && "items" in token) for (const inner of token.items) open.push({ item: inner, depth: depth + 1 });
    }
  }
}
function shallow(token, depth) {
  if (depth < deepestRead || !("items" in token)) return token;
  return { type: "scalar", offset: token.offset, indent: token.indent, source: "null" };
}

// src/yaml/tree.ts
var schema = new import_yaml3.Schema({ schema: "failsafe", merge: false });
function tree(text2, keepTokens = false, dialect = kubectl) {
  const json = /^\s*\{/.test(text2) && isJson(text2);
  const tokens = tokensOf(withLineFeeds(text2));
  if (isFault(tokens)) return tokens;
  const root2 = compose(tokens.tokens, text2.length, keepTokens);
  if (isFault(root2)) return root2;
  const targets = /* @__PURE__ */ new Map();
  const found2 = { text: text2, root: root2, dialect, targets, cut: tokens.cut, keptBreaks: /[\u2028\u2029]/.test(text2) };
  if (root2 === void 0) return found2;
  const unknown2 = text2.includes("*") ? resolveAliases(root2, /* @__PURE__ */ new Map(), targets) : void 0;
  const fault = unknown2 ?? (json ? void 0 : kubectlFault(text2, root2));
  return fault ?? found2;
}
function withLineFeeds(text2) {
  return /\r(?!\n)|[\u0085\u2028\u2029]/.test(text2) ? text2.replace(/\r(?!\n)|[\u0085\u2028\u2029]/g, "\n") : text2;
}
function compose(tokens, length, keep) {
  const composer = new import_yaml3.Composer({
    schema,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
    keepSourceTokens: keep
  });
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const document = composer.compose(tokens, true, length).next().value;
  Error.stackTraceLimit = limit;
  const error = document?.errors.find(({ message }) => !message.startsWith("Comments must be separated"));
  if (error !== void 0) return { at: error.pos[0], message: error.message };
  return document?.contents ?? void 0;
}
function resolveAliases(node, anchors, targets) {
  if ((0, import_yaml3.isAlias)(node)) {
    const target2 = anchors.get(node.source);
    if (target2 === void 0) return { at: node.range[0], message: `unknown anchor "${node.source}"` };
    targets.set(node, target2);
    return void 0;
  }
  if (node.anchor !== void 0) anchors.set(node.anchor, node);
  if ((0, import_yaml3.isScalar)(node)) return void 0;
  for (const item2 of node.items) {
    for (const child of (0, import_yaml3.isPair)(item2) ? [item2.key, item2.value] : [item2]) {
      const fault = child === null ? void 0 : resolveAliases(child, anchors, targets);
      if (fault !== void 0) return fault;
    }
  }
  return void 0;
}

// src/yaml/meaning.ts
function keyText(tree2, node) {
  const target2 = (0, import_yaml4.isAlias)(node) ? tree2.targets.get(node) : node;
  if (!(0, import_yaml4.isScalar)(target2)) return void 0;
  const value = resolve2(tree2, target2);
  return value === void 0 ? void 0 : tree2.dialect.key(value, target2.value);
}
function isMergeKey(node) {
  if (!(0, import_yaml4.isScalar)(node) || node.value !== "<<") return false;
  return node.tag === void 0 ? node.type === "PLAIN" : node.tag === "!" || node.tag === "tag:yaml.org,2002:merge";
}
function keptKeys(tree2, { items: items2 }) {
  const names = /* @__PURE__ */ new Set();
  if (!tree2.dialect.ownFirst) return names;
  for (const { key: key3 } of items2) {
    const name = isMergeKey(key3) ? void 0 : keyText(tree2, key3);
    if (name !== void 0) names.add(name);
  }
  return names;
}
function repeatedKey(tree2, { items: items2 }) {
  if (tree2.dialect.repeats) return void 0;
  const names = /* @__PURE__ */ new Set();
  for (const { key: key3 } of items2) {
    const name = isMergeKey(key3) ? "<<" : keyText(tree2, key3);
    if (name === void 0) continue;
    if (names.has(name)) return key3;
    names.add(name);
  }
  return void 0;
}
function resolve2(tree2, node) {
  const content = tree2.keptBreaks ? withKeptBreaks(tree2, node) : String(node.value ?? "");
  if (node.tag !== void 0) return tagged(node.tag, content);
  return node.type === "PLAIN" ? tree2.dialect.plain(content) : content;
}
function withKeptBreaks({ text: text2 }, { type, value, range: [from, to] }) {
  const raw = text2.slice(from, to);
  if (type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED" || !/[\u2028\u2029]/.test(raw)) return String(value ?? "");
  const again2 = compose([...new import_yaml4.Parser().parse(raw)], raw.length, false);
  return (0, import_yaml4.isScalar)(again2) ? String(again2.value).replace(/[ \t]*([\u2028\u2029])[ \t]*/g, "$1") : "";
}

// src/yaml/render.ts
function render(value, quoting) {
  if (typeof value === "string") return renderString(value, quoting);
  if (value === null || typeof value !== "object") return String(value);
  const inner = quoting === "json" ? "json" : "plain";
  if (isList(value)) return `[${value.map((item2) => render(item2, inner)).join(", ")}]`;
  const entries2 = Object.entries(value).map(([key3, item2]) => `${renderString(key3, inner)}: ${render(item2, inner)}`);
  return `{${entries2.join(", ")}}`;
}
function renderString(text2, quoting) {
  if (quoting === "single" && /^[\x20-\x7e]*$/.test(text2)) return `'${text2.replaceAll("'", "''")}'`;
  const bare = /^[A-Za-z_/][\w./@%+-]*(:[\w./@%+-]+)*$/.test(text2) && typeof plain3(text2) === "string";
  return quoting === "plain" && bare ? text2 : JSON.stringify(text2);
}

// src/yaml/slot.ts
var import_yaml5 = __toESM(require_dist(), 1);
function isFlow(collection) {
  return collection.flow === true;
}
function slots(text2, collection) {
  if ((0, import_yaml5.isMap)(collection)) {
    return collection.items.map(({ key: key3, value, srcToken }) => {
      const start = srcToken?.start.find(({ type }) => isMark(type) || type === "explicit-key-ind")?.offset;
      return slot(text2, start ?? key3.range[0], key3, value ?? void 0, srcToken?.sep ?? [], "map-value-ind");
    });
  }
  const token = collection.srcToken;
  const items2 = token !== void 0 && "items" in token ? token.items : [];
  return collection.items.map((value, index2) => {
    const before = items2[index2]?.start ?? [];
    const start = before.find(({ type }) => isMark(type) || type === "seq-item-ind")?.offset;
    return slot(text2, start ?? value.range[0], void 0, value, before, "seq-item-ind");
  });
}
function contentEnd(text2, node) {
  const [from, to] = node.range;
  if ((0, import_yaml5.isAlias)(node)) return to;
  if (!(0, import_yaml5.isScalar)(node)) return isFlow(node) ? to : slots(text2, node).at(-1)?.end ?? to;
  if (node.type !== "BLOCK_LITERAL" && node.type !== "BLOCK_FOLDED") return to;
  const header2 = text2.slice(from, to).split("\n", 1)[0] ?? "";
  const tail = /^[^#]*\+/.test(header2) ? /\r?\n$/ : /[ \t\r\n]+$/;
  return from + text2.slice(from, to).replace(tail, "").length;
}
function slot(text2, start, key3, value, tokens, opener) {
  const opening2 = tokens.find(({ type }) => type === opener);
  const opened = opening2 === void 0 ? void 0 : opening2.offset + opening2.source.length;
  const marks = tokens.filter(({ type }) => isMark(type)).map(({ offset, source: source2 }) => offset + source2.length);
  const empty = value === void 0 || value.range[0] === value.range[1];
  const end2 = empty ? Math.max(key3?.range[1] ?? start, opened ?? 0, ...marks) : contentEnd(text2, value);
  return { key: key3, value: empty ? void 0 : value, start, opened, marked: marks.length > 0, end: end2 };
}
function isMark(type) {
  return type === "anchor" || type === "tag";
}

// src/yaml/target.ts
var import_yaml6 = __toESM(require_dist(), 1);
function target(tree2, route) {
  let node = tree2.root;
  let found2;
  for (const [depth, step] of route.entries()) {
    const last = depth === route.length - 1;
    if (last && depth > 0 && (node === void 0 || isNull(tree2, node)))
      return { is: "nothing", route: route.slice(0, -1) };
    if (node === void 0) return nowhere(route);
    const next = typeof step === "number" ? item(tree2, node, step) : entry2(tree2, node, step);
    if (next === void 0) return nowhere(route);
    if ("refusal" in next) return next;
    if (next.is === "missing") return last ? next : nowhere(route);
    node = next.is === "entry" ? next.all[next.at]?.value : void 0;
    if (node !== void 0 && isShared(tree2, node)) return shared;
    found2 = next;
  }
  return found2 ?? nowhere(route);
}
var twice = { refusal: "the key is written more than once" };
var shared = { refusal: "the value is shared through an anchor" };
function nowhere(route) {
  return { refusal: `there is nothing to hold ${route.join(".")}` };
}
function isShared({ targets }, node) {
  if ((0, import_yaml6.isAlias)(node)) return true;
  if (node.anchor === void 0) return false;
  for (const anchored of targets.values()) if (anchored === node) return true;
  return false;
}
function isNull(tree2, node) {
  return (0, import_yaml6.isScalar)(node) && node.type === "PLAIN" && /^(~|null|Null|NULL|)$/.test(tree2.text.slice(node.range[0], node.range[1]));
}
function item(tree2, node, index2) {
  if (!(0, import_yaml6.isSeq)(node)) return void 0;
  const collection = node;
  const all = slots(tree2.text, collection);
  return index2 < all.length ? { is: "entry", collection, all, at: index2, twice: false } : void 0;
}
function entry2(tree2, node, name) {
  if (!(0, import_yaml6.isMap)(node)) return void 0;
  let at = -1;
  let count = 0;
  for (const [index2, { key: key3, value }] of node.items.entries()) {
    if (isMergeKey(key3)) {
      if (value !== null && merges(tree2, value, name, 0)) return { refusal: "the value comes through a merge key (<<)" };
    } else if (keyText(tree2, key3) === name) {
      at = index2;
      count++;
    }
  }
  const all = slots(tree2.text, node);
  return at < 0 ? { is: "missing", collection: node, all } : { is: "entry", collection: node, all, at, twice: count > 1 };
}
function merges(tree2, node, name, depth) {
  const source2 = (0, import_yaml6.isAlias)(node) ? tree2.targets.get(node) : node;
  if (source2 === void 0 || depth > 20) return true;
  if ((0, import_yaml6.isSeq)(source2)) return source2.items.some((part) => !(0, import_yaml6.isPair)(part) && merges(tree2, part, name, depth + 1));
  if (!(0, import_yaml6.isMap)(source2)) return true;
  return source2.items.some(
    ({ key: key3, value }) => isMergeKey(key3) ? value !== null && merges(tree2, value, name, depth + 1) : keyText(tree2, key3) === name
  );
}

// src/yaml/insertion.ts
function setting(tree2, route, value, after) {
  const found2 = target(tree2, route);
  if ("refusal" in found2) return found2;
  const name = route.at(-1);
  if (found2.is === "entry") return replaced(tree2, found2, value);
  if (typeof name !== "string") return { refusal: "a list item can be changed, not added" };
  if (found2.is === "nothing") return setting(tree2, found2.route, { [name]: value }, void 0);
  if (isFlow(found2.collection)) return addedInFlow(tree2, found2, name, value);
  return [addedInBlock(tree2, found2, name, value, after)];
}
function renaming(tree2, route, to) {
  const found2 = target(tree2, route);
  if ("refusal" in found2) return found2;
  if (found2.is !== "entry") return { refusal: "there is no such key to rename" };
  const key3 = found2.all[found2.at]?.key;
  if (key3 === void 0) return { refusal: "a list item has no name" };
  if (found2.twice) return twice;
  if ((0, import_yaml7.isAlias)(key3) || key3.anchor !== void 0 || key3.tag !== void 0) return marked2;
  if (found2.all.some((other) => other.key !== void 0 && keyText(tree2, other.key) === to)) {
    return { refusal: `the key ${to} is there already` };
  }
  return [{ from: key3.range[0], to: key3.range[1], text: renderString(to, quotingOf(key3)) }];
}
var marked2 = { refusal: "an anchor, alias or tag stands there" };
function replaced(tree2, { all, at }, value) {
  const slot2 = all[at];
  if (slot2 === void 0) return { refusal: "there is no such entry" };
  if (slot2.marked) return marked2;
  if (slot2.value === void 0) {
    const quoting2 = slot2.key === void 0 ? "plain" : keyQuoting(tree2, slot2.key);
    if (slot2.opened === void 0) return [insert(slot2.end, `: ${render(value, quoting2)}`)];
    return [insert(slot2.opened, ` ${render(value, quoting2)}`)];
  }
  if (!(0, import_yaml7.isScalar)(slot2.value)) return { refusal: "it would replace a whole mapping or list" };
  const quoting = slot2.key !== void 0 && keyQuoting(tree2, slot2.key) === "json" ? "json" : quotingOf(slot2.value);
  return [{ from: slot2.value.range[0], to: slot2.end, text: render(value, quoting) }];
}
function addedInBlock(tree2, { all }, name, value, after) {
  const { text: text2 } = tree2;
  const first = all[0];
  const start = first?.start ?? 0;
  const quoting = first?.key === void 0 ? "plain" : keyQuoting(tree2, first.key);
  const line2 = entryText(name, value, quoting);
  const ending = lineEnding(text2);
  const indent = " ".repeat(start - lineStart(text2, start));
  const sibling = all.findLast(({ key: key3 }) => key3 !== void 0 && keyText(tree2, key3) === after);
  if (sibling !== void 0) return insert(lineEnd(text2, sibling.end), `${ending}${indent}${line2}`);
  const above = aboveComments(text2, start);
  if (above === start) return insert(start, `${line2}${ending}${indent}`);
  return insert(above, `${indent}${line2}${ending}`);
}
function aboveComments(text2, start) {
  const column = start - lineStart(text2, start);
  if (column === 0 || text2.slice(start - column, start).trim() !== "") return start;
  let above = start;
  for (let line2 = start - column; line2 > 0; ) {
    line2 = lineStart(text2, line2 - 1);
    if (!/^\s*#/.test(text2.slice(line2, lineEnd(text2, line2)))) break;
    above = line2;
  }
  return above;
}
function addedInFlow(tree2, { collection, all }, name, value) {
  const { text: text2 } = tree2;
  const [from, to] = collection.range;
  const last = all.at(-1);
  const quoting = last?.key === void 0 ? isJson(text2) ? "json" : "plain" : keyQuoting(tree2, last.key);
  const line2 = entryText(name, value, quoting);
  if (last === void 0) return text2.slice(from + 1, to - 1).trim() === "" ? [insert(from + 1, line2)] : comments;
  if (!text2.slice(from, to).includes("\n")) return [insert(last.end, `, ${line2}`)];
  return addedOnOwnLine(text2, last, line2);
}
var comments = { refusal: "a comment stands in the way" };
function addedOnOwnLine(text2, last, line2) {
  const below = `${lineEnding(text2)}${indentation(text2, last.start)}${line2}`;
  const end2 = lineEnd(text2, last.end);
  const rest = /^[ \t]*(,?)[ \t]*(#.*)?$/.exec(text2.slice(last.end, end2));
  if (rest === null) return [insert(last.end, `,${below}`)];
  if (rest[1] === ",") return [insert(end2, `${below},`)];
  return rest[2] === void 0 ? [insert(last.end, `,${below}`)] : [insert(last.end, ","), insert(end2, below)];
}
function entryText(name, value, quoting) {
  return `${renderString(name, quoting === "json" ? "json" : "plain")}: ${render(value, quoting === "json" ? "json" : "plain")}`;
}
function insert(at, text2) {
  return { from: at, to: at, text: text2 };
}
function quotingOf(node) {
  if (!(0, import_yaml7.isScalar)(node)) return "plain";
  return node.type === "QUOTE_SINGLE" ? "single" : node.type === "QUOTE_DOUBLE" ? "json" : "plain";
}
function keyQuoting(tree2, key3) {
  return (0, import_yaml7.isScalar)(key3) && key3.type === "QUOTE_DOUBLE" && tree2.text.charAt(key3.range[0]) === '"' ? "json" : "plain";
}

// src/yaml/reading.ts
var import_yaml9 = __toESM(require_dist(), 1);

// src/yaml/extent.ts
var import_yaml8 = __toESM(require_dist(), 1);
function valueEnd(value, keyTo) {
  if (value === null || !(0, import_yaml8.isScalar)(value) && !(0, import_yaml8.isAlias)(value)) return keyTo;
  if ((0, import_yaml8.isScalar)(value) && (value.type === "BLOCK_LITERAL" || value.type === "BLOCK_FOLDED")) return keyTo;
  const [from, to] = value.range;
  return from === to ? keyTo : to;
}
function itemSpan(text2, node) {
  const [from, to] = node.range;
  if ((0, import_yaml8.isScalar)(node) && node.type !== "BLOCK_LITERAL" && node.type !== "BLOCK_FOLDED") return { from, to };
  if ((0, import_yaml8.isAlias)(node) || !text2.slice(from, to).trimEnd().includes("\n"))
    return { from, to: from + text2.slice(from, to).trimEnd().length };
  const first = (0, import_yaml8.isMap)(node) && node.flow !== true ? node.items[0]?.key : void 0;
  return first === void 0 || first.range[0] < from ? { from, to: from + 1 } : { from: first.range[0], to: first.range[1] };
}

// src/yaml/repetition.ts
var mostCharacters = 16e6;
function tally2() {
  return { nodes: 0, characters: 0, repeatedNodes: 0, repeatedCharacters: 0 };
}
function repeat(read3, { nodes, characters }) {
  read3.nodes += nodes;
  read3.repeatedNodes += nodes;
  read3.characters += characters;
  read3.repeatedCharacters += characters;
  return read3.repeatedCharacters <= mostCharacters && !tooMany2(read3);
}
function tooMany2({ nodes, repeatedNodes }) {
  if (repeatedNodes <= 100 || nodes <= 1e3) return false;
  const scale = Math.min(Math.max((nodes - 4e5) / 36e5, 0), 1);
  return repeatedNodes / nodes > 0.99 - 0.89 * scale;
}

// src/yaml/reading.ts
var deepestValue = 400;
function reading(tree2) {
  const reader2 = {
    tree: tree2,
    outline: { cells: [], keys: [] },
    shared: /* @__PURE__ */ new Map(),
    ...tally2(),
    block: noBlock,
    height: 0,
    fault: void 0
  };
  const value = tree2.root === void 0 ? null : read(reader2, tree2.root);
  const { cells, keys } = reader2.outline;
  if (reader2.fault !== void 0) return reader2.fault;
  return {
    value,
    dialect: tree2.dialect,
    outline: { cells: Int32Array.from(cells), keys, root: reader2.block },
    cut: tree2.cut
  };
}
function read(reader2, node) {
  reader2.nodes++;
  if ((0, import_yaml9.isAlias)(node)) return readAlias(reader2, node);
  const { nodes, characters } = reader2;
  const value = (0, import_yaml9.isScalar)(node) ? readScalar(reader2, node) : (0, import_yaml9.isMap)(node) ? readMap(reader2, node) : readList(reader2, node);
  if (node.anchor !== void 0 && reader2.tree.targets.size > 0) {
    const { block: block2, height } = reader2;
    reader2.shared.set(node, {
      value,
      block: block2,
      height,
      nodes: reader2.nodes - nodes + 1,
      characters: reader2.characters - characters
    });
  }
  return value;
}
function readScalar(reader2, node) {
  reader2.block = noBlock;
  reader2.height = 0;
  const resolved = resolve2(reader2.tree, node);
  if (resolved === void 0) return fail(reader2, node, `the value is not what its tag ${node.tag} says`);
  if (typeof resolved === "string") reader2.characters += resolved.length;
  return jsonOf(resolved) ?? (resolved === null ? null : fail(reader2, node, "infinity and NaN have no place in JSON"));
}
function readAlias(reader2, node) {
  const shared2 = reader2.shared.get(reader2.tree.targets.get(node) ?? node);
  if (shared2 === void 0) return fail(reader2, node, "an anchor contains itself");
  if (!repeat(reader2, shared2)) return fail(reader2, node, "aliases repeat too much (an alias bomb)");
  reader2.block = shared2.block;
  reader2.height = shared2.height;
  return shared2.value;
}
function readList(reader2, node) {
  const value = [];
  const records = [];
  let height = 0;
  for (const item2 of node.items) {
    if ((0, import_yaml9.isPair)(item2)) continue;
    value.push(read(reader2, item2));
    height = Math.max(height, reader2.height);
    const { from, to } = itemSpan(reader2.tree.text, item2);
    addEntry(reader2.outline, records, { keyFrom: from, keyTo: to, to, block: reader2.block });
  }
  return close(reader2, node, records, height, value);
}
function readMap(reader2, node) {
  const value = emptyObject();
  const records = [];
  const repeated = repeatedKey(reader2.tree, node);
  if (repeated !== void 0) fail(reader2, repeated, "a mapping has the same key twice");
  let height = 0;
  const own = keptKeys(reader2.tree, node);
  for (const pair2 of node.items) {
    const merges2 = isMergeKey(pair2.key);
    const reached = merges2 ? merge(reader2, pair2, value, records, own) : readPair(reader2, pair2, value, records);
    height = Math.max(height, reached);
  }
  return close(reader2, node, records, height, value);
}
function close(reader2, node, records, height, value) {
  reader2.block = closeBlock(reader2.outline, records);
  reader2.height = height + 1;
  if (reader2.height > deepestValue)
    return fail(reader2, node, `nested deeper than ${deepestValue} levels through aliases`);
  return value;
}
function readPair(reader2, { key: key3, value }, object, records) {
  if ((0, import_yaml9.isScalar)(key3) && key3.anchor === void 0) reader2.nodes++;
  else read(reader2, key3);
  const name = keyText(reader2.tree, key3);
  if (name === void 0) {
    fail(reader2, key3, (0, import_yaml9.isScalar)(key3) ? "null is no key" : "a key must be a scalar");
    return 0;
  }
  reader2.block = noBlock;
  reader2.height = 0;
  if (value === null) reader2.nodes++;
  object[name] = value === null ? null : read(reader2, value);
  const [keyFrom, keyTo] = key3.range;
  addEntry(reader2.outline, records, { key: name, keyFrom, keyTo, to: valueEnd(value, keyTo), block: reader2.block });
  return reader2.height;
}
function merge(reader2, { key: key3, value }, object, records, own) {
  const sources = value !== null && !(0, import_yaml9.isAlias)(value) && "items" in value && !(0, import_yaml9.isMap)(value) ? value.items.toReversed() : [value];
  let height = 0;
  for (const source2 of sources) {
    const target2 = (0, import_yaml9.isAlias)(source2) ? reader2.tree.targets.get(source2) : source2;
    if (!(0, import_yaml9.isMap)(target2) || (0, import_yaml9.isPair)(source2) || source2 === null) {
      fail(reader2, key3, "a merge key needs a mapping or a list of mappings");
      return height;
    }
    const merged = read(reader2, source2);
    if (!isObject(merged)) return height;
    for (const name of Object.keys(merged)) if (!own.has(name)) object[name] = merged[name] ?? null;
    addBlock(reader2.outline, records, reader2.block, own);
    height = Math.max(height, reader2.height - 1);
  }
  return height;
}
function fail(reader2, node, message) {
  reader2.fault ??= { at: node.range[0], message };
  return null;
}

// src/yaml/removal.ts
function removing(tree2, route) {
  const found2 = target(tree2, route);
  if ("refusal" in found2) return found2;
  if (found2.is !== "entry") return { refusal: "there is no such entry to remove" };
  const { all, at, collection } = found2;
  const slot2 = all[at];
  if (slot2 === void 0) return { refusal: "there is no such entry to remove" };
  if (found2.twice) return twice;
  if (all.length === 1) return { refusal: "it is the only entry" };
  const change = isFlow(collection) ? fromFlow(tree2.text, all, at, slot2) : fromBlock(tree2.text, all, at, slot2);
  return "refusal" in change ? change : [change];
}
function fromBlock(text2, all, at, slot2) {
  const start = lineStart(text2, slot2.start);
  if (text2.slice(start, slot2.start).trim() !== "") return untilNext(text2, all, at, slot2);
  return wholeLines2(text2, start, slot2.end);
}
function wholeLines2(text2, start, end2) {
  const to = nextLine(text2, end2);
  if (to === text2.length && !text2.endsWith("\n") && start > 0) return cut2(lineEnd(text2, start - 1), to);
  return cut2(start, to);
}
function fromFlow(text2, all, at, slot2) {
  const previous = all[at - 1];
  if (at === all.length - 1 && previous !== void 0) {
    return text2.slice(previous.end, slot2.start).includes("#") ? comment2 : cut2(previous.end, slot2.end);
  }
  const start = lineStart(text2, slot2.start);
  const rest = text2.slice(slot2.end, lineEnd(text2, slot2.end));
  const alone = text2.slice(start, slot2.start).trim() === "" && /^[ \t]*,[ \t]*(#.*)?$/.test(rest);
  return alone ? wholeLines2(text2, start, slot2.end) : untilNext(text2, all, at, slot2);
}
function untilNext(text2, all, at, slot2) {
  const next = all[at + 1];
  if (next === void 0) return { refusal: "it shares its line with others" };
  return /(^|\s)#/m.test(text2.slice(slot2.end, next.start)) ? comment2 : cut2(slot2.start, next.start);
}
var comment2 = { refusal: "a comment stands in the way" };
function cut2(from, to) {
  return { from, to, text: "" };
}

// src/yaml/withdrawal.ts
function withdrawal({ source: source2, index: index2 }) {
  const { text: text2, path: path3 } = source2;
  const { pieces, faults } = scan(text2);
  const span2 = extent(text2, pieces, index2);
  if (span2 === void 0) return { refusal: "the document is not in its file" };
  const splice = { path: path3, ...span2, text: "" };
  const after = applySplices(text2, [splice]);
  const rest = scan(after);
  const kept = pieces.filter((piece) => piece.index !== index2);
  const same4 = rest.faults.length === faults.length && rest.pieces.length === kept.length && kept.every((piece, at) => words3(text2, piece) === words3(after, rest.pieces[at]));
  return same4 ? [splice] : { refusal: "the document cannot be taken out without touching its neighbours" };
}
function words3(text2, piece) {
  return piece && text2.slice(piece.span.from, piece.span.to);
}
function extent(text2, pieces, index2) {
  const piece = pieces[index2];
  if (piece === void 0) return void 0;
  if (pieces.length === 1) return { from: 0, to: text2.length };
  const previous = pieces[index2 - 1];
  const next = pieces[index2 + 1];
  const behind = separator(text2, piece.span.from, next?.span.from ?? text2.length);
  if (previous === void 0)
    return {
      from: piece.span.from,
      to: behind === void 0 ? next?.span.from ?? text2.length : nextLine(text2, behind)
    };
  const before = lastSeparator(text2, previous.span.to, piece.span.from);
  return {
    from: before ?? previous.span.to,
    to: behind ?? (before === void 0 ? piece.span.to : next?.span.from ?? text2.length)
  };
}
function separator(text2, from, to) {
  if (text2.startsWith("---", from)) return from;
  const at = text2.indexOf("\n---", from);
  return at < 0 || at >= to ? void 0 : at + 1;
}
function lastSeparator(text2, from, to) {
  let found2;
  for (let at = separator(text2, from, to); at !== void 0; at = separator(text2, at + 3, to)) found2 = at;
  return found2;
}

// src/yaml/edit.ts
function lower(document, edits) {
  const { source: source2, span: span2, reading: before } = document;
  if (!source2.editable) return { refusal: "the file is not plain UTF-8" };
  if (before.cut) return { refusal: "the document is nested too deeply" };
  if (/\r(?!\n)/.test(source2.text)) return { refusal: "lines of the file end in CR alone" };
  if (edits.some(({ kind, route }) => kind === "remove" && route.length === 0)) return withdrawal(document);
  const parsed = tree(source2.text.slice(span2.from, span2.to), true, before.dialect);
  if (isFault(parsed)) return { refusal: "the document has faults" };
  const changes2 = [];
  for (const edit of edits) {
    const lowered = lowerOne(parsed, edit);
    if ("refusal" in lowered) return lowered;
    changes2.push(...lowered);
  }
  const splices = changes2.map(({ from, to, text: text2 }) => ({
    path: source2.path,
    from: span2.from + from,
    to: span2.from + to,
    text: text2
  }));
  if (overlapping(splices)) return { refusal: "two edits change the same text" };
  return prove2(document, edits, splices) ?? splices;
}
function lowerOne(parsed, edit) {
  if (edit.kind === "set") return setting(parsed, edit.route, edit.value, edit.after);
  return edit.kind === "rename" ? renaming(parsed, edit.route, edit.to) : removing(parsed, edit.route);
}
function prove2(document, edits, splices) {
  const wanted = edited(document.value, edits);
  if (wanted === void 0) return { refusal: "the edits contradict the document" };
  const { text: text2 } = document.source;
  const after = applySplices(text2, splices);
  const [left, right] = [scan(text2), scan(after)];
  const piece = right.pieces[document.index];
  if (piece === void 0 || !sameBut(document.index, text2, left, after, right)) return unproved;
  const parsed = tree(after.slice(piece.span.from, piece.span.to), false, document.reading.dialect);
  const found2 = isFault(parsed) ? parsed : reading(parsed);
  return !isFault(found2) && sameJson(found2.value, wanted) ? void 0 : unproved;
}
var unproved = { refusal: "the edited text would not be read as intended" };
function sameBut(index2, leftText, left, rightText, right) {
  if (left.pieces.length !== right.pieces.length || left.faults.length !== right.faults.length) return false;
  return left.pieces.every(({ span: span2 }, at) => {
    const other = right.pieces[at]?.span;
    return at === index2 || leftText.slice(span2.from, span2.to) === rightText.slice(other?.from, other?.to);
  });
}

// src/kube/origin.ts
function writtenIn(document, prefix) {
  const { source: source2 } = document;
  return {
    path: source2.path,
    says: (route) => ({ source: source2, span: locate(document, [...prefix, ...route]).span }),
    broughtIn: () => [],
    edits: (edits) => [
      lower(
        document,
        edits.map((edit) => ({ ...edit, route: [...prefix, ...edit.route] }))
      )
    ]
  };
}

// src/kube/manifest.ts
function manifests(document) {
  const { source: source2, value } = document;
  const found2 = objects(value, (route) => writtenIn(document, route));
  const problems2 = found2.faults.map(({ route, message }) => {
    return { path: source2.path, line: lineOf(source2, locate(document, route).span.from), message };
  });
  return { manifests: found2.manifests, problems: problems2 };
}
var none = { manifests: [], faults: [] };
function objects(value, originAt) {
  if (!isObject(value) || text(field(value, "kind")) === void 0) return none;
  if (!isListKind(value)) return { manifests: withEmbedded(value, [], originAt), faults: [] };
  const items2 = field(value, "items");
  if (!isList(items2))
    return { manifests: [], faults: [{ route: ["items"], message: "items of a List must be a list" }] };
  const inner = items2.findIndex((item2) => isListKind(item2));
  if (inner >= 0) {
    return { manifests: [], faults: [{ route: ["items", inner], message: "a List cannot stand inside a List" }] };
  }
  const opened = items2.map((item2, index2) => listItem(typedItem(item2, value), ["items", index2], originAt));
  return { manifests: opened.flatMap(({ manifests: manifests2 }) => manifests2), faults: opened.flatMap(({ faults }) => faults) };
}
function isListKind(value) {
  return text(field(value, "kind")) !== void 0 && (field(value, "items") !== void 0 || field(value, "kind") === "List");
}
function listItem(item2, route, originAt) {
  if (!isObject(item2) || text(field(item2, "kind")) === void 0) {
    return { manifests: [], faults: [{ route, message: "an item of a List has no kind" }] };
  }
  return { manifests: withEmbedded(item2, route, originAt), faults: [] };
}
function typedItem(item2, list3) {
  const kind = (text(field(list3, "kind")) ?? "").replace(/List$/, "");
  const apiVersion = field(list3, "apiVersion");
  if (!isObject(item2) || kind === "" || apiVersion === void 0 || field(item2, "kind") !== void 0) return item2;
  return { ...item2, kind, apiVersion: field(item2, "apiVersion") ?? apiVersion };
}
function withEmbedded(body, route, originAt) {
  const found2 = manifest(body, originAt(route));
  if (found2 === void 0) return [];
  const paths = podKind(found2.group, found2.kind)?.embedded ?? [];
  const inside = paths.filter(({ form }) => form === "object").flatMap(({ path: path3 }) => expand(body, path3)).flatMap((below) => {
    const value = valueAt(body, below);
    if (!isObject(value) || text(field(value, "kind")) === void 0) return [];
    return withEmbedded(value, [...route, ...below], originAt);
  });
  return [found2, ...inside];
}
function manifest(body, origin) {
  const kind = text(field(body, "kind")) ?? "";
  const apiVersion = text(field(body, "apiVersion")) ?? "";
  const metadata = field(body, "metadata");
  const prefix = text(field(metadata, "generateName"));
  const name = text(field(metadata, "name")) ?? (prefix === void 0 ? "" : `${prefix}*`);
  if ((apiVersion === "" || name === "") && !isKnownKind(kind)) return void 0;
  const slash = apiVersion.indexOf("/");
  const group = slash < 0 ? "" : apiVersion.slice(0, slash);
  const namespace = isClusterScoped(group, kind) ? void 0 : text(field(metadata, "namespace"));
  return { group, kind, ...namespace === void 0 ? {} : { namespace }, name, apiVersion, body, origin };
}

// src/yaml/document.ts
function syntaxCache() {
  return { pieces: /* @__PURE__ */ new Map() };
}
function readDocuments(source2, cache, wanted = always, dialect = kubectl) {
  const documents = [];
  const { pieces, faults } = scan(source2.text);
  const problems2 = faults.map((fault) => problem(source2, 0, fault));
  for (const { index: index2, span: span2 } of pieces) {
    const text2 = source2.text.slice(span2.from, span2.to);
    if (!wanted(text2)) continue;
    const found2 = read2(text2, cache, dialect);
    if (isFault(found2)) problems2.push(problem(source2, span2.from, found2));
    else if (found2.value !== null) documents.push({ source: source2, index: index2, span: span2, value: found2.value, reading: found2 });
  }
  return { documents, problems: problems2.toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0)) };
}
function read2(text2, { pieces }, dialect) {
  const readings = pieces.get(dialect) ?? /* @__PURE__ */ new Map();
  pieces.set(dialect, readings);
  const known2 = readings.get(text2);
  if (known2 !== void 0) return known2;
  const parsed = tree(text2, false, dialect);
  const found2 = isFault(parsed) ? parsed : reading(parsed);
  readings.set(text2, found2);
  return found2;
}
function problem(source2, base, { at, message }) {
  const line2 = lineOf(source2, Math.min(base + at, source2.text.length));
  return { path: source2.path, line: line2, message: `not readable YAML: ${message}` };
}
function always() {
  return true;
}

// src/packaging/files.ts
var nothing2 = { manifests: [], problems: [] };
function reader() {
  const cache = syntaxCache();
  const known2 = /* @__PURE__ */ new Map();
  const readText = (source2) => readSource(source2, cache);
  return {
    readText,
    read(path3, file) {
      const key3 = `${file.blob} ${file.mode} ${path3}`;
      const before = known2.get(key3);
      if (before !== void 0) return before;
      const reading2 = readFile(path3, file, readText);
      known2.set(key3, reading2);
      return reading2;
    },
    data(path3, file) {
      const source2 = sourceOf(path3, file);
      return source2 === void 0 || "message" in source2 ? [] : readDocuments(source2, cache).documents.map(({ value }) => value);
    }
  };
}
function readSource(source2, cache) {
  const { documents, problems: problems2 } = readDocuments(source2, cache, relevant);
  const read3 = documents.map(manifests);
  return {
    source: source2,
    manifests: read3.flatMap((one) => one.manifests),
    problems: [...problems2, ...read3.flatMap((one) => one.problems)]
  };
}
function readFile(path3, file, readText) {
  if (file.mode === "120000") return link2(path3, file);
  const source2 = sourceOf(path3, file);
  if (source2 === void 0) return nothing2;
  return "message" in source2 ? { ...nothing2, problems: [source2] } : readText(source2);
}
function sourceOf(path3, { mode, content }) {
  if (mode === "160000" || mode === "120000" || content === void 0) return void 0;
  if ("tooLarge" in content) {
    return {
      path: path3,
      message: `is not read: ${Math.ceil(content.tooLarge / 1e6)} MB are more than the limit of 10 MB`
    };
  }
  if ("unreadable" in content) return { path: path3, message: `cannot be read: ${content.unreadable}` };
  return decode(path3, content.bytes);
}
function link2(path3, { content }) {
  if (content === void 0 || !("bytes" in content)) return nothing2;
  const target2 = new TextDecoder().decode(content.bytes);
  const depth = path3.split("/").length - 1;
  if (!leadsOut(target2, depth)) return nothing2;
  return { ...nothing2, problems: [{ path: path3, message: "is a link that leads out of the repository; it is not followed" }] };
}
function leadsOut(target2, depth) {
  if (target2.startsWith("/")) return true;
  let level = depth;
  for (const part of target2.split("/")) {
    if (part === "..") level -= 1;
    else if (part !== "" && part !== ".") level += 1;
    if (level < 0) return true;
  }
  return false;
}

// src/packaging/units.ts
function units(base, head) {
  const shared2 = reader();
  const ends = { base: readEnd(base, shared2), head: readEnd(head, shared2) };
  return {
    ...ends,
    pairs: [{ base: plainUnit(ends.base.readings), head: plainUnit(ends.head.readings) }],
    overlay(_unit, texts3) {
      const readings = new Map(ends.head.readings);
      for (const [path3, text2] of texts3) {
        readings.set(path3, asInput(ends.head.layout, path3, shared2.readText({ path: path3, text: text2, editable: true })));
      }
      return plainUnit(readings);
    }
  };
}
function readEnd({ files }, shared2) {
  const data = (path3) => {
    const file = files.get(path3);
    return file === void 0 ? [] : shared2.data(path3, file);
  };
  const plan2 = layout(files.keys(), data);
  const readings = /* @__PURE__ */ new Map();
  const end2 = { readings, layout: plan2 };
  for (const [path3, file] of files) {
    if (isManifestPath(path3) && !isPassedOver(end2, path3))
      readings.set(path3, asInput(plan2, path3, shared2.read(path3, file)));
  }
  return end2;
}
function asInput({ inputs }, path3, reading2) {
  if (!inputs.has(path3)) return reading2;
  return { ...reading2, manifests: reading2.manifests.map((manifest2) => ({ ...manifest2, unfinished: true })) };
}
function plainUnit(readings) {
  const all = [...readings.values()];
  return {
    id: "plain",
    kind: "plain",
    manifests: all.flatMap(({ manifests: manifests2 }) => manifests2),
    problems: all.flatMap(({ problems: problems2 }) => problems2)
  };
}
function isPassedOver({ layout: { chartFiles, kustomizations, patches: patches2 } }, path3) {
  return chartFiles.has(path3) || kustomizations.has(path3) || patches2.has(path3);
}
function passedOver({ layout: { chartFiles, kustomizations, patches: patches2 } }) {
  return [
    counted2(chartFiles.size, "chart template"),
    counted2(kustomizations.size, "kustomization file"),
    counted2(patches2.size, "file that a kustomization names as a patch", "files that kustomizations name as patches")
  ].flat();
}
function counted2(number, one, many = `${one}s`) {
  return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
}

// src/judge.ts
function judge({ base, head, renames: renames2, policy, maxProofs: maxProofs2 }) {
  const packaging = units(base, head);
  const active = activeRules(rules, policy);
  const judged = packaging.pairs.map((pair2) => judgePair(pair2, active));
  const before = withRefusals(
    packaging.base.readings,
    judged.flatMap((unit) => unit.before.inventory.refused)
  );
  const after = withRefusals(
    packaging.head.readings,
    judged.flatMap((unit) => unit.after.inventory.refused)
  );
  const { introduced: introduced2, fixed: fixed2, carried: carried2, unknowns: unknowns3 } = compare(
    judged.flatMap((unit) => unit.base),
    judged.flatMap((unit) => unit.head),
    trees(before, after, renames2, (path3) => isPassedOver(packaging.head, path3))
  );
  const proved = [...introduced2].sort(worstFirst2).map((draft2, index2) => cured(draft2, index2 < maxProofs2, judged, packaging));
  const kept = [...carried2].sort(worstFirst2).map(uncured);
  const thanked = [...fixed2].sort(worstFirst2).map(uncured);
  return {
    introduced: proved,
    fixed: thanked,
    carried: kept,
    waived: [],
    access: [],
    problems: readingProblems(before, after, renames2),
    unknowns: unknowns3,
    passedOver: passedOver(packaging.head),
    texts: textsOf([...proved, ...kept], packaging.head.readings),
    baseTexts: textsOf(thanked, packaging.base.readings),
    stats: {
      files: head.files.size,
      manifests: packaging.pairs.reduce((sum, pair2) => sum + pair2.head.manifests.length, 0),
      units: packaging.pairs.length
    }
  };
}
function judgePair({ base, head }, active) {
  const before = accessGraph(base);
  const after = accessGraph(head);
  return {
    active,
    before,
    after,
    base: inspect(active, before, before),
    head: inspect(active, after, before),
    unit: head
  };
}
function cured(draft2, withinLimit, judged, packaging) {
  const home = judged.find(({ head }) => head.includes(draft2));
  if (home === void 0 || !withinLimit) {
    return {
      ...draft2.finding,
      cure: { refusal: "its fix was not proved: this change has more findings than the limit of proofs" }
    };
  }
  return { ...draft2.finding, cure: prove(draft2, home.head, again(home, packaging)) };
}
function again({ active, before, unit }, { head, overlay }) {
  return (splices) => {
    const texts3 = /* @__PURE__ */ new Map();
    for (const path3 of new Set(splices.map((splice) => splice.path))) {
      const text2 = head.readings.get(path3)?.source?.text;
      if (text2 === void 0) return { refusal: `${path3} cannot be edited` };
      texts3.set(
        path3,
        applySplices(
          text2,
          splices.filter((splice) => splice.path === path3)
        )
      );
    }
    return inspect(active, accessGraph(overlay(unit, texts3)), before);
  };
}
function uncured({ finding }) {
  return { ...finding, cure: { refusal: "not part of this change" } };
}
function worstFirst2({ finding: a }, { finding: b }) {
  const [left, right] = [a.ranges[0], b.ranges[0]];
  return compareSeverity(b.severity, a.severity) || (left.path < right.path ? -1 : left.path > right.path ? 1 : 0) || left.startLine - right.startLine;
}
function textsOf(findings, readings) {
  const paths = findings.flatMap(({ ranges: ranges2, cure: cure2 }) => [
    ...ranges2.map(({ path: path3 }) => path3),
    ..."splices" in cure2 ? cure2.splices.map(({ path: path3 }) => path3) : []
  ]);
  const texts3 = /* @__PURE__ */ new Map();
  for (const path3 of paths) {
    const text2 = readings.get(path3)?.source?.text;
    if (text2 !== void 0) texts3.set(path3, text2);
  }
  return texts3;
}

// src/report/hunks.ts
var header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
function hunks(patch) {
  const lines2 = /* @__PURE__ */ new Map();
  const removed = /* @__PURE__ */ new Map();
  const text2 = patch.split("\n");
  let hunk = 0;
  for (let at = 0; at < text2.length; ) {
    const counts = header.exec(text2[at] ?? "");
    at++;
    if (counts === null) continue;
    const rows = rowsOf(text2, at, counts);
    for (const { base, head } of rows) {
      if (head !== void 0) lines2.set(head, { hunk, kind: base === void 0 ? "added" : "context" });
    }
    for (const [base, head] of neighbours(rows)) removed.set(base, head);
    hunk++;
    at += rows.length;
  }
  return { lines: lines2, removed };
}
function validRange({ lines: lines2 }, startLine, line2) {
  const hunk = lines2.get(line2)?.hunk;
  return hunk !== void 0 && startLine <= line2 && lines2.get(startLine)?.hunk === hunk;
}
function rowsOf(text2, start, counts) {
  let base = Number(counts[1]);
  let head = Number(counts[3]);
  const baseEnd = base + Number(counts[2] ?? 1);
  const headEnd = head + Number(counts[4] ?? 1);
  const rows = [];
  for (let at = start; at < text2.length && (base < baseEnd || head < headEnd); at++) {
    const mark = text2[at]?.[0];
    const removes = mark === "-" || mark === " ";
    const adds = mark === "+" || mark === " ";
    if (removes && base === baseEnd || adds && head === headEnd) break;
    if (mark !== "\\" && !removes && !adds) break;
    rows.push({ ...removes && { base: base++ }, ...adds && { head: head++ } });
  }
  return rows;
}
function neighbours(rows) {
  const standing2 = rows.flatMap(({ head }, at) => head === void 0 ? [] : [at]);
  const found2 = [];
  let passed = 0;
  for (const [at, { base, head }] of rows.entries()) {
    if (head !== void 0) passed++;
    if (base === void 0 || head !== void 0) continue;
    const above = standing2[passed - 1];
    const below = standing2[passed];
    const replaced2 = below !== void 0 && rows[below]?.base === void 0;
    const follows = below !== void 0 && (replaced2 || above === void 0 || below - at <= at - above);
    const line2 = rows[(follows ? below : above) ?? -1]?.head;
    if (line2 !== void 0) found2.push([base, line2]);
  }
  return found2;
}

// src/report/anchor.ts
var maxInside = 20;
function hunksByPath(changes2) {
  const found2 = /* @__PURE__ */ new Map();
  for (const { path: path3, patch } of changes2) {
    if (patch === void 0) continue;
    const read3 = hunks(patch);
    found2.set(path3, { ...read3, beside: new Set(read3.removed.values()) });
  }
  return found2;
}
function anchor(finding, texts3, diff) {
  if (diff.size === 0) return void 0;
  const lines2 = candidates2(finding, texts3).filter(({ path: path3 }) => diff.has(path3));
  const anchors = lines2.flatMap(({ path: path3, line: line2 }) => {
    const found2 = diff.get(path3)?.lines.get(line2);
    return found2 === void 0 ? [] : [{ path: path3, line: line2, hunk: found2.hunk, added: found2.kind === "added" }];
  });
  return anchors.find(({ added }) => added) ?? anchors.find(({ path: path3, line: line2 }) => diff.get(path3)?.beside.has(line2) === true) ?? anchors[0];
}
function candidates2({ ranges: ranges2, cure: cure2 }, texts3) {
  const first = ranges2.map(({ path: path3, startLine }) => ({ path: path3, line: startLine }));
  const inside = ranges2.flatMap(
    ({ path: path3, startLine, endLine }) => Array.from({ length: Math.min(endLine - startLine, maxInside) }, (_, offset) => ({
      path: path3,
      line: startLine + 1 + offset
    }))
  );
  if ("refusal" in cure2) return [...first, ...inside];
  const paths = [...new Set(cure2.splices.map(({ path: path3 }) => path3))];
  const mended = paths.flatMap((path3) => {
    const splices = cure2.splices.filter((splice) => splice.path === path3);
    return wholeLines(textAt(texts3, path3), splices).map(({ startLine }) => ({ path: path3, line: startLine }));
  });
  return [...first, ...mended, ...inside];
}

// src/report/annotations.ts
var longestMessage = 2e3;
function annotations(groups2, problems2, { failOn }) {
  const all = [
    ...problems2.filter(({ touched }) => touched).map(ofProblem),
    ...groups2.map((group) => ofGroup(group, failOn))
  ];
  return ["error", "warning", "notice"].flatMap((level) => all.filter((one) => one.level === level));
}
function ofGroup(group, failOn) {
  const [{ finding, anchor: anchor2 }, ...rest] = group;
  const { title, remedy } = ruleWords(finding.rule);
  const { path: path3, line: line2 } = anchor2 ?? startOf(finding.ranges[0]);
  const others3 = rest.length === 0 ? "" : ` ${counted(rest.length, "more finding")} of the same edit.`;
  return {
    level: compareSeverity(severityOf(group), failOn) >= 0 ? "error" : "warning",
    path: path3,
    line: line2,
    title: `${finding.severity}: ${title}`,
    message: `${plain4(finding.message)}. ${finding.remedy ?? remedy}${others3} (${finding.rule})`
  };
}
function ofProblem({ path: path3, line: line2, message, fails }) {
  return {
    level: fails ? "error" : "notice",
    path: path3,
    ...line2 !== void 0 && { line: line2 },
    title: fails ? "This change breaks the file" : "Not read",
    message: plain4(message)
  };
}
function plain4(text2) {
  return visible(cut(text2, longestMessage)).replace(/\.$/, "");
}

// src/report/suggestion.ts
function suggestion(text2, splices, hunks2) {
  if (new Set(splices.map(({ path: path3 }) => path3)).size > 1) return { reason: "the fix changes several files" };
  const after = applySplices(text2, splices);
  if (after === text2) return { reason: "the fix changes nothing" };
  if (/\r/.test(text2) || /\r/.test(after)) return { reason: "the file has carriage returns" };
  if (after.includes("\0")) return { reason: "the file has NUL characters" };
  const [change, ...rest] = wholeLines(text2, splices);
  if (change === void 0 || rest.length > 0)
    return { reason: "the fix changes lines that are not next to each other" };
  const { startLine, endLine, text: replacement } = change;
  const endsInMidLine = replacement !== "" && !replacement.endsWith("\n");
  if (endsInMidLine || !text2.endsWith("\n") && reachesEnd(text2, endLine)) {
    return { reason: "the fix touches a last line that does not end with a newline" };
  }
  if (!validRange(hunks2, startLine, endLine)) return { reason: "the fix changes lines that this diff does not show" };
  return { startLine, line: endLine, text: replacement, block: block(replacement) };
}
function reachesEnd(text2, endLine) {
  return text2.split("\n").length <= endLine;
}
function block(replacement) {
  const runs = replacement.match(/`+/g) ?? [];
  const longest = runs.reduce((most2, run3) => Math.max(most2, run3.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}suggestion
${replacement}${fence}`;
}

// src/report/offer.ts
var longestSuggestion = 2e4;
function offer(findings, anchor2, texts3, diff) {
  const { cure: cure2 } = findings[0];
  const fixes = combined(findings);
  const button = anchor2 === void 0 ? void 0 : suggestionBeside(findings[0], anchor2, texts3, diff);
  const needed = fixes.taken.length > 1 || fixes.taken.length === 1 && button === void 0;
  return {
    ..."refusal" in cure2 && { refusal: cure2.refusal },
    ...button !== void 0 && { suggestion: button },
    ...needed && { patch: { title: patchTitle(findings, fixes.taken), text: patchOf(fixes, texts3) } }
  };
}
function patchTitle(findings, taken) {
  const { cure: cure2 } = findings[0];
  if (findings.length === 1 && "title" in cure2) return `Patch: ${cure2.title}`;
  if (taken.length === findings.length) return `Patch for all ${counted(taken.length, "place")}`;
  return `Patch for ${taken.length} of the ${counted(findings.length, "place")}`;
}
function suggestionBeside(finding, anchor2, texts3, diff) {
  const found2 = suggestionFor(finding, texts3, diff);
  if (found2 === void 0 || found2.path !== anchor2.path) return void 0;
  return diff.get(found2.path)?.lines.get(found2.line)?.hunk === anchor2.hunk ? found2 : void 0;
}
function suggestionFor({ cure: cure2 }, texts3, diff) {
  if ("refusal" in cure2 || cure2.removesObject) return void 0;
  const [path3, ...others3] = new Set(cure2.splices.map((splice) => splice.path));
  const hunks2 = path3 === void 0 ? void 0 : diff.get(path3);
  if (path3 === void 0 || others3.length > 0 || hunks2 === void 0) return void 0;
  const found2 = suggestion(textAt(texts3, path3), cure2.splices, hunks2);
  return "reason" in found2 || found2.block.length > longestSuggestion ? void 0 : { path: path3, ...found2 };
}

// src/report/summary.ts
var longestSummary = 6e4;
var maxRows = 50;
var maxNames2 = 10;
function summary(told2) {
  const { delta, options } = told2;
  const blocks = [
    opening(told2),
    introduced(told2),
    thanks(delta.fixed, options),
    access(delta),
    ...problems(delta.problems, options),
    carried(delta.carried, options),
    waived(delta, options),
    unknowns2(delta.unknowns),
    examined(told2)
  ].filter((block2) => block2 !== void 0);
  const kept = [];
  let left = longestSummary;
  for (const block2 of blocks) {
    left -= block2.markdown.length + 2;
    if (left < 0) {
      kept.push(md`The rest is too long for this place; the JSON report holds it all.`);
      break;
    }
    kept.push(block2);
  }
  return `${paragraphs(kept).markdown}
`;
}
function opening({ delta, conclusion, groups: groups2, commented, options }) {
  const outcome2 = conclusion === "failure" ? md`**sa-guard: failed.**` : md`**sa-guard: passed.**`;
  const { length } = delta.introduced;
  if (length === 0) return md`${outcome2} No risk ${options.scan ? md`found` : md`introduced`}.`;
  const what = prose(`${counted(length, "risk")} ${options.scan ? "found" : "introduced"} (${tally(delta.introduced)})`);
  if (options.scan) return md`${outcome2} ${what}.`;
  if (commented.size === 0) return md`${outcome2} ${what}, told here only.`;
  const only = groups2.length - commented.size;
  const rest = only === 0 ? md`` : md`; ${only} told here only`;
  return md`${outcome2} ${what}: ${prose(counted(commented.size, "comment"))} on the lines that brought them${rest}.`;
}
function introduced({ groups: groups2, commented, options }) {
  if (groups2.length === 0) return void 0;
  const rows = groups2.flatMap((group) => rowsOf2(group, commented.has(group), options));
  const more2 = rows.length - maxRows;
  return paragraphs([
    table(["", "What", "Where"], rows.slice(0, maxRows)),
    more2 > 0 ? md`And ${more2} more, milder ones.` : void 0
  ]);
}
function rowsOf2(group, isCommented, links) {
  const byRule2 = groupedBy(
    group.map(({ finding }) => finding),
    ({ rule }) => rule
  );
  return [...byRule2.values()].map(([first, ...others3]) => {
    const rest = others3.length === 0 ? md`` : md` The same in ${prose(counted(others3.length, "other place"))}.`;
    const remedy = isCommented ? md`` : md` ${prose(first.remedy ?? ruleWords(first.rule).remedy)}`;
    return [
      md`**${prose(first.severity)}**`,
      md`${sentence(first)}${rest}${remedy} ${ruleLink(first.rule, links)}`,
      placeLink(startOf(first.ranges[0]), links)
    ];
  });
}
function thanks(fixed2, links) {
  if (fixed2.length === 0) return void 0;
  let names = maxNames2;
  const parts = [...groupedBy(fixed2, ({ rule }) => rule)].map(([rule, own]) => {
    const shown2 = own.slice(0, names).map(subject);
    names -= shown2.length;
    const who = shown2.length === 0 ? md`` : md` (${joined2(shown2, ", ")}${shown2.length < own.length ? md`, …` : md``})`;
    return md`${own.length} × ${ruleLink(rule, links)}${who}`;
  });
  return md`**Thank you.** ${prose(counted(fixed2.length, "risk"))} gone: ${joined2(parts, ", ")}.`;
}
function access({ access: changes2 }) {
  if (changes2.length === 0) return void 0;
  const items2 = changes2.slice(0, maxRows).map(({ account: account2, workloads: workloads2, gained, lost }) => {
    const users = workloads2.length === 0 ? md`` : md` (${joined2(workloads2.slice(0, maxNames2).map(code), ", ")})`;
    const now = gained.length === 0 ? md`` : md` can now: ${joined2(
      gained.map((one) => prose(one)),
      "; "
    )}.`;
    const before = lost.length === 0 ? md`` : md` No longer: ${joined2(
      lost.map((one) => prose(one)),
      "; "
    )}.`;
    return md`${code(account2)}${users}${now}${before}`;
  });
  return md`**What accounts gained and lost**

${bullets(more(items2, changes2.length))}`;
}
function problems(list3, links) {
  const told2 = (own) => {
    const items2 = own.slice(0, maxRows).map(({ path: path3, line: line2, message, fails }) => {
      const place4 = line2 === void 0 ? code(path3) : placeLink({ path: path3, line: line2 }, links);
      return md`${place4}: ${prose(message)}${fails ? md` **(broken by this change)**` : md``}`;
    });
    return bullets(more(items2, own.length));
  };
  const touched = list3.filter((one) => one.touched);
  const others3 = list3.filter((one) => !one.touched);
  return [
    ...touched.length > 0 ? [md`**Not read**\n\n${told2(touched)}`] : [],
    ...others3.length > 0 ? [fold(`${counted(others3.length, "place")} not read, outside of this change`, told2(others3))] : []
  ];
}
function carried(list3, links) {
  if (list3.length === 0) return void 0;
  const items2 = list3.slice(0, maxRows).map((finding) => told(finding, links));
  const were = list3.length === 1 ? "was" : "were";
  return fold(
    `${counted(list3.length, "risk")} that ${were} there before (${tally(list3)})`,
    bullets(more(items2, list3.length))
  );
}
function waived({ waived: list3 }, links) {
  if (list3.length === 0) return void 0;
  const items2 = list3.slice(0, maxRows).map((finding) => {
    const { reason: reason3, by, until } = finding.waiver;
    return md`${told(finding, links)}, waived by ${code(by)}${until === void 0 ? md`` : md` until ${code(until)}`}: ${prose(reason3)}`;
  });
  return fold(`${counted(list3.length, "waived risk")}`, bullets(more(items2, list3.length)));
}
function told(finding, links) {
  const place4 = placeLink(startOf(finding.ranges[0]), links);
  return md`**${prose(finding.severity)}** · ${sentence(finding)} ${ruleLink(finding.rule, links)} ${place4}`;
}
function unknowns2(list3) {
  if (list3.length === 0) return void 0;
  const items2 = list3.slice(0, maxRows).map((one) => prose(one));
  return fold(`${counted(list3.length, "thing")} the manifests do not say`, bullets(more(items2, list3.length)));
}
function examined({ delta: { introduced: introduced2, fixed: fixed2, stats, passedOver: passedOver3 }, options: { scan: scan3 } }) {
  const what = prose(counted(stats.manifests, "manifest"));
  const parts = [];
  if (stats.manifests === 0) parts.push(scan3 ? md`No manifest found.` : md`No manifest changed.`);
  else if (scan3 || introduced2.length + fixed2.length > 0) parts.push(md`${what} examined.`);
  else parts.push(md`${what}, nothing changed about their ServiceAccounts.`);
  if (passedOver3.length > 0) parts.push(md`Passed over for now: ${prose(listed2(passedOver3))}.`);
  return joined2(parts, " ");
}
function more(items2, all) {
  return items2.length < all ? [...items2, md`and ${all - items2.length} more`] : items2;
}

// src/report/verdict.ts
var longestVerdict = 140;
function verdict(delta, { failOn }) {
  const { introduced: introduced2, fixed: fixed2, problems: problems2, stats } = delta;
  const failing = introduced2.some(({ severity: severity2 }) => compareSeverity(severity2, failOn) >= 0);
  const broken = problems2.filter(({ fails }) => fails);
  const conclusion = failing || broken.length > 0 ? "failure" : "success";
  const words4 = [conclusion === "failure" ? "failed" : "passed"];
  if (introduced2.length > 0) words4.push(`${counted(introduced2.length, "risk")} introduced (${tally(introduced2)})`);
  if (fixed2.length > 0) words4.push(`${fixed2.length} fixed`);
  if (broken.length > 0) words4.push(`${filesOf(broken)} broken`);
  const unread = problems2.filter(({ fails, touched }) => touched && !fails);
  if (unread.length > 0) words4.push(`${filesOf(unread)} not read`);
  if (words4.length === 1) words4.push(`${counted(stats.manifests, "manifest")}, no risk introduced`);
  return { conclusion, verdict: words4.join(", ").slice(0, longestVerdict) };
}
function filesOf(problems2) {
  return counted(new Set(problems2.map(({ path: path3 }) => path3)).size, "file");
}

// src/report/plan.ts
var maxFingerprints = 500;
function plan(delta, changes2, policy, options = {}) {
  const diff = hunksByPath(changes2);
  const placed = delta.introduced.map((finding) => {
    const found2 = anchor(finding, delta.texts, diff);
    return found2 === void 0 ? { finding } : { finding, anchor: found2 };
  });
  const all = groups(placed);
  const worthy = all.filter((group) => isWorthComment(group, policy));
  const commented = worthy.filter((group) => anchorOf(group) !== void 0).slice(0, policy.maxComments);
  const comments2 = commented.flatMap((group) => reviewComment(group, delta, diff, options));
  const said = verdict(delta, policy);
  return {
    ...said,
    comments: comments2.toSorted(byPlace),
    annotations: annotations(worthy, delta.problems, policy),
    summary: summary({ delta, groups: all, commented: new Set(commented), ...said, options })
  };
}
function isWorthComment(group, { commentOn }) {
  return group.some(({ finding: { rule, severity: severity2 } }) => {
    const from = ruleWords(rule).family === "grant" ? commentOn.grant : commentOn.other;
    return compareSeverity(severity2, from) >= 0;
  });
}
function anchorOf(group) {
  return group.find(({ anchor: anchor2 }) => anchor2 !== void 0)?.anchor;
}
function reviewComment(group, delta, diff, options) {
  const anchor2 = anchorOf(group);
  if (anchor2 === void 0) return [];
  const [{ finding }, ...rest] = group;
  const sameRule = rest.map((one) => one.finding).filter(({ rule }) => rule === finding.rule);
  const button = options.suggestions === false ? void 0 : anchor2;
  const offered = offer([finding, ...sameRule], button, delta.texts, diff);
  const { startLine, line: line2 } = offered.suggestion ?? { startLine: anchor2.line, line: anchor2.line };
  return [
    {
      path: anchor2.path,
      // GitHub refuses a range that ends where it starts.
      ...startLine < line2 && { startLine },
      line: line2,
      side: "RIGHT",
      body: comment(group, offered, anchor2.path, options).markdown,
      fingerprints: [...new Set(group.map((one) => one.finding.fingerprint))].slice(0, maxFingerprints)
    }
  ];
}
function byPlace(a, b) {
  return compareText(a.path, b.path) || b.line - a.line || (b.startLine ?? b.line) - (a.startLine ?? a.line);
}

// src/review.ts
var maxProofs = 200;
async function review(comparison2, policy, options) {
  const { evidence, changes: changes2 } = await gather(comparison2, policy, maxProofs);
  const delta = judge(evidence);
  const shown2 = await withPatches(comparison2, changes2, delta);
  return { delta, changes: shown2, review: plan(delta, shown2, policy, options) };
}
async function withPatches(comparison2, changes2, delta) {
  const named = changes2.map(({ path: path3 }) => path3).filter((path3) => delta.texts.has(path3));
  if (delta.introduced.length === 0 || named.length === 0) return changes2;
  const patches2 = await comparison2.patches(named);
  return changes2.map((change) => {
    const patch = patches2.get(change.path);
    return patch === void 0 ? change : { ...change, patch };
  });
}

// src/commands/demo.ts
var demo = {
  name: "demo",
  usage: "",
  summary: "makes a small repository, reviews a change of it, and shows what a pull request would get",
  options: [{ name: "no-color", says: "plain text on a terminal too" }],
  async run(arguments_, terminal3) {
    if (arguments_.positionals.length > 0) throw new UsageError("demo takes no arguments");
    const folder3 = await mkdtemp(join3(tmpdir(), "sa-guard-demo-"));
    await build(folder3, join3(terminal3.home, "examples"));
    const repository = await openRepository(folder3);
    const [base, head] = [await resolveRevision(repository, "main"), await resolveRevision(repository, "change")];
    const reviewed = await review(commitComparison(repository, base, head), defaultPolicy(), {});
    const colour = terminal3.colour && !arguments_.has("no-color");
    return {
      exitCode: 0,
      output: [
        `A small shop on Kubernetes, in ${folder3}: branch main, and branch change with one commit more.`,
        "This is what `sa-guard review --base main --head change` says of it:\n",
        terminal(reviewed.delta, reviewed.review, { colour, quiet: false }),
        `On the pull request it would post ${counted3(reviewed.review.comments.length, "comment")}:
`,
        ...reviewed.review.comments.map(posted),
        "On your own repository, on the branch you work on:\n",
        `    node ${join3(terminal3.home, "dist", "cli.js")} review
`,
        "It compares your work tree with the default branch. Look at the demo with `git -C " + folder3 + " log -p`; delete the folder when you are done.\n"
      ].join("\n")
    };
  }
};
async function build(folder3, examples) {
  const git = (...args) => gitOutput({ cwd: folder3, args: [...author, ...args] });
  await git("init", "--quiet", "--initial-branch=main");
  await cp(join3(examples, "base"), folder3, { recursive: true });
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "A shop");
  await git("checkout", "--quiet", "-b", "change");
  for (const name of await readdir(folder3)) {
    if (name !== ".git") await rm(join3(folder3, name), { recursive: true });
  }
  await cp(join3(examples, "head"), folder3, { recursive: true });
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "Orders and previews");
}
var author = ["-c", "user.name=sa-guard demo", "-c", "user.email=demo@sa-guard.invalid", "-c", "commit.gpgSign=false"];
function posted({ path: path3, startLine, line: line2, body }) {
  const lines2 = startLine === void 0 ? `line ${line2}` : `lines ${startLine} to ${line2}`;
  const quoted2 = body.split("\n").map((text2) => `  | ${text2}`.trimEnd());
  return `${path3}, ${lines2}
${quoted2.join("\n")}
`;
}
function counted3(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

// src/commands/explain.ts
import { readFile as readFile2 } from "node:fs/promises";
import { join as join4 } from "node:path";
var explain = {
  name: "explain",
  usage: "[RULE]",
  summary: "prints a rule's page; without a rule, the list of rules",
  options: [],
  async run({ positionals }, { home }) {
    const [id, ...rest] = positionals;
    if (rest.length > 0) throw new UsageError("explain takes one rule");
    if (id === void 0) return { exitCode: 0, output: list2() };
    if (rules.every((rule) => rule.id !== id)) {
      const near = nearest(
        id,
        rules.map((rule) => rule.id)
      );
      const hint = near === void 0 ? "sa-guard explain lists them" : `did you mean ${near}?`;
      throw new UsageError(`there is no rule ${JSON.stringify(id)}; ${hint}`);
    }
    const page = await readFile2(join4(home, "docs", "rules", `${id}.md`), "utf8");
    return { exitCode: 0, output: page.replaceAll(/^<!-- .* -->\n/gm, "") };
  }
};
function list2() {
  const width3 = Math.max(...rules.map(({ id }) => id.length));
  return `${rules.map(({ id, title }) => `${id.padEnd(width3)}  ${title}`).join("\n")}
`;
}

// src/local/work-tree.ts
import { createHash as createHash2 } from "node:crypto";

// src/local/disk.ts
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readlinkSync, readSync } from "node:fs";
var flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
var passedOver2 = /* @__PURE__ */ new Set([".git", "node_modules"]);
function readDisk(path3, maxBytes2) {
  try {
    const stats = lstatSync(encodeName(path3));
    if (stats.isSymbolicLink()) return { bytes: readlinkSync(encodeName(path3), { encoding: "buffer" }) };
    if (!stats.isFile()) return { unreadable: "it is not a regular file" };
    if (stats.size > maxBytes2) return { tooLarge: stats.size };
    return readOpened(openSync(encodeName(path3), flags), maxBytes2);
  } catch (error) {
    return { unreadable: reason(error) };
  }
}
function readOpened(file, maxBytes2) {
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return { unreadable: "it is not a regular file" };
    if (stats.size > maxBytes2) return { tooLarge: stats.size };
    const bytes = Buffer.allocUnsafe(stats.size);
    let length = 0;
    while (length < bytes.length) {
      const read3 = readSync(file, bytes, length, bytes.length - length, length);
      if (read3 === 0) break;
      length += read3;
    }
    return { bytes: bytes.subarray(0, length) };
  } finally {
    closeSync(file);
  }
}
function diskMode(path3) {
  const stats = statsOf(path3);
  if (stats === "hidden") return "100644";
  if (stats === void 0) return void 0;
  if (stats.isSymbolicLink()) return "120000";
  if (!stats.isFile()) return void 0;
  return (stats.mode & 64) === 0 ? "100644" : "100755";
}
function diskSize(path3) {
  const stats = statsOf(path3);
  return stats === "hidden" ? 0 : stats?.size ?? 0;
}
function walk2(folder3) {
  const found2 = [];
  const open = [""];
  for (let prefix = open.pop(); prefix !== void 0; prefix = open.pop()) {
    for (const entry3 of entriesOf(`${folder3}/${prefix}`)) {
      const name = decodeName(entry3.name);
      const path3 = `${prefix}${name}`;
      if (entry3.isDirectory() && !passedOver2.has(name)) open.push(`${path3}/`);
      const mode = entry3.isDirectory() ? void 0 : diskMode(`${folder3}/${path3}`);
      if (mode !== void 0) found2.push({ path: path3, mode });
    }
  }
  return found2.sort((one, other) => one.path < other.path ? -1 : 1);
}
function entriesOf(folder3) {
  try {
    return readdirSync(encodeName(folder3), { encoding: "buffer", withFileTypes: true });
  } catch (error) {
    if (isGone(error)) return [];
    throw new LocalError(`${folder3}: ${reason(error)}`);
  }
}
function statsOf(path3) {
  try {
    return lstatSync(encodeName(path3));
  } catch (error) {
    return isGone(error) ? void 0 : "hidden";
  }
}
function isGone(error) {
  return ["ENOENT", "ENOTDIR"].includes(codeOf(error));
}
function reason(error) {
  if (isGone(error)) return "it is gone";
  const code2 = codeOf(error);
  if (code2 === "EACCES" || code2 === "EPERM") return "it may not be read";
  if (code2 === "ELOOP") return "it is a link";
  return `it cannot be read (${code2})`;
}
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

// src/local/snapshot.ts
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir as tmpdir2 } from "node:os";
import { join as join5 } from "node:path";
async function withSnapshot(repository, base, steps, work) {
  const gitDir = mkdtempSync(join5(tmpdir2(), "sa-guard-snapshot-"));
  try {
    furnish(gitDir, repository, await objectsFolder(repository));
    const snapshot2 = { gitDir, shallow: false, hash: repository.hash };
    const args = ["fast-import", "--quiet"];
    const answer = await runGit(aboutObjects(snapshot2, { args, input: commands(base, steps) }));
    if (answer.code !== 0) throw failure(args, answer);
    return await work(snapshot2, reference);
  } finally {
    rmSync(gitDir, { recursive: true, force: true, maxRetries: 3 });
  }
}
var reference = "refs/heads/worktree";
function furnish(gitDir, { hash }, objects2) {
  mkdirSync(join5(gitDir, "objects/info"), { recursive: true });
  mkdirSync(join5(gitDir, "refs"));
  writeFileSync(join5(gitDir, "HEAD"), `ref: ${reference}
`);
  writeFileSync(join5(gitDir, "objects/info/alternates"), `${objects2.includes("\n") ? quoted(objects2) : objects2}
`);
  const format2 = hash === "sha1" ? "0\n" : `1
[extensions]
	objectFormat = ${hash}
`;
  writeFileSync(join5(gitDir, "config"), `[core]
	bare = true
	repositoryFormatVersion = ${format2}`);
}
function* commands(base, steps) {
  let committing = false;
  for (const step of steps) {
    if ("add" in step) {
      yield `blob
data ${step.add.length}
`;
      yield step.add;
      yield "\n";
      continue;
    }
    if (!committing) yield `commit ${reference}
committer sa-guard <> 0 +0000
data 0
from ${base}
`;
    committing = true;
    yield Buffer.concat([
      Buffer.from("remove" in step ? "D " : `M ${step.mode} ${step.blob} `),
      encodeName(quoted("remove" in step ? step.remove : step.put)),
      Buffer.of(newline2)
    ]);
  }
  if (!committing) yield `reset ${reference}
from ${base}
`;
}
var newline2 = 10;
function quoted(name) {
  return `"${name.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}

// src/local/work-files.ts
var submodule = "160000";
var loosePrefix = "disk:";
async function workFiles(repository) {
  const workTree = workTreeOf(repository);
  const calls2 = await workTreeCalls({ ...repository, workTree });
  const dirty = ["diff-files", "--raw", "-z", "--no-abbrev", "--no-renames", "--ignore-submodules=all", "--no-ext-diff"];
  const fresh = ["ls-files", "--others", "--exclude-standard", "-z"];
  const [index2, changed, untracked] = await Promise.all([
    gitOutput(calls2({ args: ["ls-files", "--stage", "-z"] })),
    gitOutput(calls2({ args: dirty })),
    runGit(calls2({ args: fresh }))
  ]);
  const hidden = /could not open directory '(.*)'/.exec(untracked.stderr);
  if (hidden !== null) throw new GitError(`The folder ${hidden[1]} may not be read`);
  if (untracked.code !== 0) throw failure(fresh, untracked);
  return combine(workTree, indexEntries(index2), rawChanges(changed), namesIn(untracked.stdout));
}
function combine(workTree, entries2, changed, untracked) {
  const loose = /* @__PURE__ */ new Set();
  const take3 = (path3, mode) => {
    if (mode === void 0) return;
    entries2.set(path3, { path: path3, mode, blob: looseBlob(`${workTree}/${path3}`) });
    loose.add(path3);
  };
  for (const { file, after } of changed) {
    if (entries2.get(file.path)?.mode === submodule) continue;
    if (file.status === "removed") entries2.delete(file.path);
    else take3(file.path, /^0+$/.test(after.mode) ? diskMode(`${workTree}/${file.path}`) : after.mode);
  }
  for (const path3 of untracked) if (!path3.endsWith("/")) take3(path3, diskMode(`${workTree}/${path3}`));
  return { entries: entries2, loose: [...loose] };
}
async function readWorkFiles(repository, blobs, maxBytes2) {
  const contents = await readBlobs(
    repository,
    blobs.filter((blob) => !isLoose(blob)),
    maxBytes2
  );
  for (const blob of blobs) {
    if (isLoose(blob)) contents.set(blob, readDisk(placeOf2(blob), maxBytes2));
  }
  return contents;
}
function looseBlob(path3) {
  return `${loosePrefix}${path3}`;
}
function placeOf2(blob) {
  return blob.slice(loosePrefix.length);
}
function isLoose(blob) {
  return blob.startsWith(loosePrefix);
}
function workTreeOf({ workTree, gitDir }) {
  if (workTree === void 0)
    throw new GitError(`${gitDir} is a bare repository and has no work tree; name a head with --head`);
  return workTree;
}
function indexEntries(list3) {
  const entries2 = /* @__PURE__ */ new Map();
  for (const line2 of namesIn(list3)) {
    const tab = line2.indexOf("	");
    const [mode = "", blob = ""] = line2.slice(0, tab).split(" ");
    const path3 = line2.slice(tab + 1);
    entries2.set(path3, { path: path3, mode, blob });
  }
  return entries2;
}

// src/local/work-tree.ts
var maxFileBytes = 1e7;
var maxTotalBytes = 2e8;
function workTreeComparison(repository, base) {
  if (base === void 0) return listedOnly(repository);
  const taken = once(() => take2(repository, base));
  return {
    base,
    head: "worktree",
    async entries(end2) {
      const { base: base2, head } = await taken();
      return end2 === "base" ? base2 : [...head.values()];
    },
    async changedFiles() {
      return (await taken()).changes.map(({ file }) => file);
    },
    async patches(paths) {
      const { patches: patches2 } = await taken();
      return new Map(paths.flatMap((path3) => [...entryOf(patches2, path3)]));
    },
    async read(blobs, maxBytes2) {
      return readTaken(repository, (await taken()).places, blobs, maxBytes2);
    }
  };
}
function listedOnly(repository) {
  const listed3 = once(async () => [...(await workFiles(repository)).entries.values()]);
  return {
    head: "worktree",
    entries: async (end2) => end2 === "head" ? listed3() : [],
    changedFiles: async () => (await everythingAdded(listed3)).map(({ file }) => file),
    patches: async () => /* @__PURE__ */ new Map(),
    read: (blobs, maxBytes2) => readWorkFiles(repository, blobs, maxBytes2)
  };
}
async function take2(repository, base) {
  const [files, before] = await Promise.all([workFiles(repository), treeEntries(repository, base)]);
  const head = new Map(files.entries);
  const places = /* @__PURE__ */ new Map();
  const steps = stepsTo({ repository, before, head, places, loose: files.loose });
  return withSnapshot(repository, base, steps, async (snapshot2, commit) => {
    const found2 = await changes(snapshot2, base, commit);
    const hunks2 = await patches(snapshot2, [base, commit], found2);
    return { base: before, head, changes: [...found2, ...unseen2(before, head)], patches: hunks2, places };
  });
}
function* stepsTo({ repository, before, head, places, loose }) {
  for (const path3 of affordable(workTreeOf(repository), loose)) {
    const entry3 = head.get(path3);
    const place4 = `${workTreeOf(repository)}/${path3}`;
    const content = readDisk(place4, maxFileBytes);
    if (entry3 === void 0 || !("bytes" in content)) continue;
    const blob = blobId(repository.hash, content.bytes);
    head.set(path3, { ...entry3, blob });
    places.set(blob, place4);
    yield { add: content.bytes };
  }
  for (const { path: path3 } of before) if (!head.has(path3)) yield { remove: path3 };
  const old = new Map(before.map((entry3) => [entry3.path, entry3]));
  for (const entry3 of head.values()) {
    if (isLoose(entry3.blob) || same3(old.get(entry3.path), entry3)) continue;
    yield { put: entry3.path, mode: entry3.mode, blob: entry3.blob };
  }
}
function affordable(workTree, paths) {
  const sized = paths.map((path3) => ({ path: path3, size: diskSize(`${workTree}/${path3}`) }));
  let total = 0;
  return sized.sort((one, other) => one.size - other.size).filter(({ size }) => {
    total += size;
    return total <= maxTotalBytes;
  }).map(({ path: path3 }) => path3);
}
function unseen2(before, head) {
  const old = new Map(before.map((entry3) => [entry3.path, entry3]));
  return [...head.values()].filter(({ blob }) => isLoose(blob)).map(({ path: path3, mode, blob }) => {
    const previous = old.get(path3);
    const file = { status: previous === void 0 ? "added" : "modified", path: path3 };
    return { file, before: previous ?? { mode: "000000", blob: "" }, after: { mode, blob } };
  });
}
async function readTaken(repository, places, blobs, maxBytes2) {
  const source2 = (blob) => {
    const place4 = places.get(blob);
    return place4 === void 0 ? blob : looseBlob(place4);
  };
  const found2 = await readWorkFiles(repository, blobs.map(source2), maxBytes2);
  const contents = /* @__PURE__ */ new Map();
  for (const blob of blobs) {
    const content = found2.get(source2(blob));
    if (content === void 0) continue;
    const changed = !isLoose(blob) && "bytes" in content && places.has(blob) && blobId(repository.hash, content.bytes) !== blob;
    contents.set(blob, changed ? { unreadable: "it changed while it was being read" } : content);
  }
  return contents;
}
function blobId(hash, bytes) {
  return createHash2(hash).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
function same3(one, other) {
  return one !== void 0 && one.blob === other.blob && one.mode === other.mode;
}
function entryOf(patches2, path3) {
  const patch = patches2.get(path3);
  return patch === void 0 ? [] : [[path3, patch]];
}

// src/commands/present.ts
import { readFile as readFile4, rm as rm2, writeFile } from "node:fs/promises";
import { join as join7, resolve as resolve3 } from "node:path";

// src/report/json.ts
function jsonReport(delta, review3, run3) {
  return `${JSON.stringify(report(delta, review3, run3), void 0, 2)}
`;
}
function report(delta, { conclusion, comments: comments2 }, run3) {
  const diff = hunksByPath(run3.changes);
  const described2 = (findings, change) => {
    const places = groupedBy(findings, ({ fingerprint: fingerprint2 }) => fingerprint2);
    return findings.map((finding) => describe(finding, change, places, delta, diff));
  };
  return {
    version: 1,
    tool: { name: "sa-guard", version: run3.version },
    base: run3.base ?? null,
    head: run3.head,
    conclusion,
    findings: [
      ...described2(delta.introduced, "introduced"),
      ...described2(delta.fixed, "fixed"),
      ...described2(delta.carried, "carried"),
      ...described2(delta.waived, "waived")
    ],
    comments: comments2,
    access: delta.access,
    problems: delta.problems.map(({ path: path3, line: line2, message, change }) => ({ path: path3, line: line2 ?? null, message, change })),
    stats: { ...delta.stats, milliseconds: run3.milliseconds }
  };
}
function describe(finding, change, places, delta, diff) {
  const { rule, severity: severity2, fingerprint: fingerprint2, subject: subject3, account: account2, message, ranges: ranges2, trail: trail2, cure: cure2 } = finding;
  const [{ path: path3, startLine, startColumn, endLine }] = ranges2;
  const others3 = (places.get(fingerprint2) ?? []).filter((one) => one !== finding);
  const shown2 = change === "introduced" || change === "waived";
  return {
    rule,
    severity: severity2,
    change,
    fingerprint: fingerprint2,
    subject: described(subject3),
    account: account2 ?? null,
    message,
    path: path3,
    line: startLine,
    endLine,
    column: startColumn,
    trail: trail2.map(({ range: range2, label: label2 }) => ({ path: range2.path, line: range2.startLine, label: label2 })),
    also: others3.map(({ ranges: [range2] }) => ({ path: range2.path, line: range2.startLine })),
    fix: shown2 ? fix3(finding, delta, diff) : null,
    refusal: shown2 && "refusal" in cure2 ? cure2.refusal : null,
    waiver: "waiver" in finding ? finding.waiver : null
  };
}
function described({ apiVersion, kind, namespace, name }) {
  return { apiVersion, kind, namespace: namespace ?? null, name };
}
function fix3(finding, { texts: texts3 }, diff) {
  if ("refusal" in finding.cure) return null;
  const found2 = suggestionFor(finding, texts3, diff);
  return {
    title: finding.cure.title,
    patch: patchOf(combined([finding]), texts3),
    suggestion: found2 === void 0 ? null : { path: found2.path, startLine: found2.startLine, line: found2.line, text: found2.text }
  };
}

// src/rules/rule.ts
var profiles = ["default-sa", "dedicated-sa"];

// src/policy/choice.ts
var choices = { profile: profiles, failOn: severities };
function chosenPolicy({ profile, failOn }) {
  const policy = defaultPolicy();
  return {
    ...policy,
    profile: profile === void 0 ? policy.profile : oneOf("profile", profiles, profile),
    failOn: failOn === void 0 ? policy.failOn : oneOf("fail-on", severities, failOn)
  };
}
function oneOf(name, words4, given) {
  const word2 = words4.find((candidate) => candidate === given);
  if (word2 === void 0) throw new Error(`${name} must be one of ${words4.join(", ")}, not ${JSON.stringify(given)}.`);
  return word2;
}

// src/commands/report-options.ts
var formats = ["text", "json", "markdown", "patch"];
var reportOptions = [
  { name: "format", value: "FORMAT", choices: formats, says: "how the report is written" },
  { name: "output", value: "FILE", says: "writes the report to a file" },
  { name: "fix", says: "applies every proved fix to the work tree" },
  {
    name: "fail-on",
    value: "SEVERITY",
    choices: choices.failOn,
    says: "the mildest severity that fails (default high)"
  },
  { name: "profile", value: "PROFILE", choices: choices.profile, says: "which advice on ServiceAccounts is followed" },
  { name: "quiet", says: "only what the change introduced" },
  { name: "no-color", says: "plain text on a terminal too" }
];
function policyOf(arguments_) {
  const { profile, failOn } = defaultPolicy();
  return chosenPolicy({
    profile: arguments_.value("profile") ?? profile,
    failOn: arguments_.value("fail-on") ?? failOn
  });
}

// src/commands/version.ts
import { readFile as readFile3 } from "node:fs/promises";
import { join as join6 } from "node:path";
async function version(home) {
  const { version: version2 } = JSON.parse(await readFile3(join6(home, "package.json"), "utf8"));
  return String(version2);
}

// src/commands/present.ts
async function present(compared, presentation) {
  const { arguments_, root: root2 } = presentation;
  const policy = policyOf(arguments_);
  const once2 = async () => {
    const started = performance.now();
    const comparison2 = await compared();
    const reviewed = await review(comparison2, policy, { scan: presentation.scan });
    return { ...reviewed, comparison: comparison2, milliseconds: Math.round(performance.now() - started) };
  };
  const first = await once2();
  const mended = arguments_.has("fix") && root2 !== void 0 ? await mend(first, root2) : void 0;
  const done = mended === void 0 || mended.count === 0 ? first : await once2();
  return outcome(done, presentation, mended?.words);
}
async function outcome(done, { arguments_, terminal: terminal3 }, mended = "") {
  const exitCode2 = done.review.conclusion === "failure" ? 1 : 0;
  const file = arguments_.value("output");
  const colour = terminal3.colour && !arguments_.has("no-color") && file === void 0;
  const text2 = await formatted(done, arguments_, { colour, quiet: arguments_.has("quiet") }, terminal3.home);
  if (file === void 0) return { exitCode: exitCode2, output: text2, notes: mended };
  try {
    await writeFile(resolve3(terminal3.cwd, file), text2);
  } catch (error) {
    throw new LocalError(`the report cannot be written to ${file}: ${reason2(error)}`);
  }
  return {
    exitCode: exitCode2,
    output: "",
    notes: arguments_.has("quiet") ? mended : `${mended}${done.review.verdict}; report in ${file}
`
  };
}
async function formatted({ delta, review: review3, changes: changes2, comparison: { base, head }, milliseconds }, arguments_, options, home) {
  switch (arguments_.value("format") ?? "text") {
    case "json": {
      const run3 = { ...base !== void 0 && { base }, head, changes: changes2, version: await version(home), milliseconds };
      return jsonReport(delta, review3, run3);
    }
    case "markdown":
      return review3.summary;
    case "patch":
      return patchOf(allFixes(delta), delta.texts);
    default:
      return terminal(delta, review3, options);
  }
}
async function mend({ delta }, root2) {
  const fixes = allFixes(delta);
  const { taken, leftOut } = fixes;
  const mended = mendedTexts(fixes, delta.texts);
  const stale = [];
  for (const { path: path3, before, after } of mended) {
    const file = join7(root2, path3);
    if (await readFile4(file, "utf8") !== before) stale.push(path3);
    else if (after.trim() === "") await rm2(file);
    else await writeFile(file, after);
  }
  const words4 = [`mended ${taken.length} of ${delta.introduced.length}`];
  if (leftOut.length > 0) words4.push(`${leftOut.length} touch the same lines: run again`);
  if (stale.length > 0) words4.push(`changed meanwhile and left alone: ${stale.join(", ")}`);
  return { count: mended.length - stale.length, words: `${words4.join("; ")}
` };
}
function reason2(error) {
  return error instanceof Error ? error.message.replace(/^E[A-Z]+: /, "") : String(error);
}

// src/commands/review.ts
var review2 = {
  name: "review",
  usage: "",
  summary: "reviews what changed since the base: the work tree with uncommitted changes, or any commit",
  options: [
    {
      name: "base",
      value: "REV",
      says: "where the change starts; the merge base of REV and the head is used (default: the default branch)"
    },
    { name: "head", value: "REV", says: "the end of the change (default: the work tree)" },
    ...reportOptions
  ],
  async run(arguments_, terminal3) {
    if (arguments_.positionals.length > 0) {
      throw new UsageError("review takes no paths; use scan to judge files, or --base and --head to name commits");
    }
    const repository = await openRepository(terminal3.cwd);
    const headName = arguments_.value("head");
    if (headName !== void 0 && arguments_.has("fix")) {
      throw new UsageError("--fix mends the work tree; leave --head out");
    }
    const { workTree } = repository;
    if (headName === void 0 && workTree === void 0) {
      throw new UsageError("this repository has no work tree; name the end of the change with --head");
    }
    const compared = () => comparison(repository, arguments_);
    return present(compared, { arguments_, terminal: terminal3, scan: false, ...workTree !== void 0 && { root: workTree } });
  }
};
async function comparison(repository, arguments_) {
  const headName = arguments_.value("head");
  const baseName = arguments_.value("base");
  const head = await resolveRevision(repository, headName ?? "HEAD");
  const named = baseName === void 0 ? (await defaultBase(repository)).commit : await resolveRevision(repository, baseName);
  const base = await mergeBase(repository, named, head);
  return headName === void 0 ? workTreeComparison(repository, base) : commitComparison(repository, base, head);
}

// src/local/folder.ts
import { realpathSync, statSync as statSync2 } from "node:fs";
import { isAbsolute, relative, resolve as resolve4, sep } from "node:path";
async function folderComparison(root2, paths) {
  const sources = await Promise.all(paths.map((path3) => source(root2, path3)));
  const entries2 = /* @__PURE__ */ new Map();
  const owners = /* @__PURE__ */ new Map();
  for (const source2 of sources) {
    for (const entry3 of source2.entries) {
      entries2.set(entry3.path, entry3);
      owners.set(entry3.blob, source2);
    }
  }
  return headOnly([...entries2.values()], async (blobs, maxBytes2) => {
    const stranger = blobs.find((blob) => !owners.has(blob));
    if (stranger !== void 0) throw new Error(`Nothing of this comparison is called ${stranger}`);
    const contents = /* @__PURE__ */ new Map();
    for (const one of sources) {
      const owned = blobs.filter((blob) => owners.get(blob) === one);
      for (const [blob, content] of await one.read(owned, maxBytes2)) contents.set(blob, content);
    }
    return contents;
  });
}
function textComparison(path3, bytes) {
  const blob = looseBlob(path3);
  return headOnly([{ path: path3, mode: "100644", blob }], async (blobs, maxBytes2) => {
    const content = bytes.length > maxBytes2 ? { tooLarge: bytes.length } : { bytes };
    return new Map(blobs.map((asked2) => [asked2, content]));
  });
}
function headOnly(entries2, read3) {
  return {
    head: "worktree",
    entries: async (end2) => end2 === "head" ? entries2 : [],
    changedFiles: async () => (await everythingAdded(async () => entries2)).map(({ file }) => file),
    patches: async () => /* @__PURE__ */ new Map(),
    read: read3
  };
}
async function source(root2, path3) {
  const place4 = resolve4(root2, path3);
  const stats = statSync2(place4, { throwIfNoEntry: false });
  const name = nameOf(root2, place4, path3);
  if (stats === void 0) throw new LocalError(`${path3}: there is no such file or folder`);
  if (stats.isDirectory()) return folder2(place4, name);
  if (!stats.isFile()) throw new LocalError(`${path3} is neither a file nor a folder`);
  return onDisk([{ path: name, mode: diskMode(realpathSync(place4)) ?? "100644", blob: looseBlob(realpathSync(place4)) }]);
}
async function folder2(place4, name) {
  const repository = await findRepository(place4);
  const listed3 = repository?.workTree === void 0 ? [] : await listedUnder(repository, place4, name);
  if (repository === void 0 || listed3.length === 0) {
    const files = walk2(place4);
    return onDisk(
      files.map(({ path: path3, mode }) => ({ path: join8(name, path3), mode, blob: looseBlob(`${place4}/${path3}`) }))
    );
  }
  return { entries: listed3, read: (blobs, maxBytes2) => readWorkFiles(repository, blobs, maxBytes2) };
}
async function listedUnder(repository, place4, name) {
  const { entries: entries2 } = await workFiles(repository);
  const inside = relative(realpathSync(workTreeOf(repository)), realpathSync(place4));
  const prefix = inside === "" ? "" : `${slashes(inside)}/`;
  return [...entries2.values()].filter(({ path: path3 }) => path3.startsWith(prefix)).map((entry3) => ({ ...entry3, path: join8(name, entry3.path.slice(prefix.length)) }));
}
function onDisk(entries2) {
  return {
    entries: entries2,
    read: async (blobs, maxBytes2) => new Map(blobs.map((blob) => [blob, readDisk(placeOf2(blob), maxBytes2)]))
  };
}
function nameOf(root2, place4, given) {
  const inside = relative(root2, place4);
  const outside = inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return slashes(outside ? given : inside);
}
function join8(folder3, path3) {
  return folder3 === "" ? path3 : `${folder3.replace(/\/+$/, "")}/${path3}`;
}
function slashes(path3) {
  return sep === "/" ? path3 : path3.replaceAll(sep, "/");
}

// src/commands/scan.ts
var scan2 = {
  name: "scan",
  usage: "[PATH…]",
  summary: "judges folders, files or standard input (-) as if all of it were new; without a path, the current folder",
  options: reportOptions,
  async run(arguments_, terminal3) {
    const { positionals } = arguments_;
    if (!positionals.includes("-")) {
      const paths = positionals.length === 0 ? ["."] : positionals;
      return present(() => folderComparison(terminal3.cwd, paths), {
        arguments_,
        terminal: terminal3,
        scan: true,
        root: terminal3.cwd
      });
    }
    if (positionals.length > 1) throw new UsageError("- stands for standard input and takes no other paths beside it");
    if (arguments_.has("fix")) throw new UsageError("--fix cannot mend standard input; use --format patch");
    const bytes = await terminal3.stdin();
    return present(async () => textComparison("stdin.yaml", bytes), { arguments_, terminal: terminal3, scan: true });
  }
};

// src/commands/usage.ts
function help(commands3) {
  const rows = commands3.map(
    ({ name, usage, summary: summary2 }) => [`${name}${usage === "" ? "" : ` ${usage}`}`, summary2]
  );
  return [
    "sa-guard reviews changes of Kubernetes manifests for ServiceAccount risk.",
    "",
    "Usage: sa-guard COMMAND",
    "",
    aligned(rows),
    "",
    "sa-guard COMMAND --help shows its options. Exit codes: 0 passed, 1 failed by findings, 2 could not do its work.",
    ""
  ].join("\n");
}
function commandHelp({ name, usage, summary: summary2, options }) {
  const lines2 = [
    `Usage: sa-guard ${name}${options.length === 0 ? "" : " [OPTIONS]"}${usage === "" ? "" : ` ${usage}`}`,
    "",
    `${summary2}.`
  ];
  if (options.length > 0) lines2.push("", "Options:", aligned(options.map((option) => [spelled(option), says(option)])));
  return `${lines2.join("\n")}
`;
}
function spelled({ name, value }) {
  return value === void 0 ? `--${name}` : `--${name} ${value}`;
}
function says({ says: says2, choices: choices2 }) {
  return choices2 === void 0 ? says2 : `${says2}: ${choices2.join(", ")}`;
}
function aligned(rows) {
  const width3 = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width3)}  ${right}`).join("\n");
}

// src/commands/run.ts
var commands2 = [review2, scan2, explain, demo];
async function run2(words4, terminal3) {
  try {
    return await dispatch(words4, terminal3);
  } catch (error) {
    return { exitCode: 2, output: "", notes: `sa-guard: ${sentence2(error)}
` };
  }
}
async function dispatch(words4, terminal3) {
  const [name, ...rest] = words4;
  if (name === void 0) return { exitCode: 2, output: "", notes: help(commands2) };
  if (name === "--help" || name === "-h" || name === "help") return { exitCode: 0, output: help(commands2) };
  if (name === "--version") return { exitCode: 0, output: `sa-guard ${await version(terminal3.home)}
` };
  const command = commands2.find((one) => one.name === name);
  if (command === void 0) throw unknownCommand(name);
  if (rest.includes("--help") || rest.includes("-h")) return { exitCode: 0, output: commandHelp(command) };
  return command.run(readArguments(rest, command), terminal3);
}
function unknownCommand(name) {
  const near = nearest(
    name,
    commands2.map((one) => one.name)
  );
  return new UsageError(
    `there is no command ${JSON.stringify(name)}; ${near === void 0 ? "sa-guard --help lists them" : `did you mean ${near}?`}`
  );
}
function sentence2(error) {
  if (error instanceof UsageError || error instanceof LocalError) return error.message;
  if (error instanceof Error) return `internal error, please report it: ${error.message.split("\n", 1)[0]}`;
  return `internal error, please report it: ${String(error)}`;
}

// src/cli.ts
var terminal2 = {
  home: fileURLToPath(new URL("..", import.meta.url)),
  cwd: process.cwd(),
  colour: process.stdout.isTTY === true && process.env.NO_COLOR === void 0 && process.env.TERM !== "dumb",
  stdin: async () => {
    const chunks = [];
    for await (const chunk of process.stdin) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
};
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});
var { exitCode, output: output2, notes: notes2 } = await run2(process.argv.slice(2), terminal2);
process.stdout.write(output2);
if (notes2 !== void 0) process.stderr.write(notes2);
process.exitCode = exitCode;
