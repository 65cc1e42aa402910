package dev.aifromzero.level1.ngram;

import dev.aifromzero.level1.text.IntPairMap;
import java.util.Arrays;

/**
 * The counts of all n-grams up to a length, as a tree: each node is an n-gram, and its children are the n-grams that are
 * one token longer. The root is the empty n-gram.
 *
 * <p>While the text passes by, the nodes of its last 0, 1, 2 … tokens are kept; one more token leads from each of them
 * to the node that is one deeper. So counting all orders together needs one step a token and order, and no string is
 * ever built.
 */
final class NGramCounts {
    static final int ROOT = 0;
    static final int NONE = -1;

    private final int order;
    private final IntPairMap children = new IntPairMap(1024);
    private final long[] nodesAtDepth;
    private int nodes = 1;
    private int[] token = new int[1024];
    private int[] depth = new int[1024];
    private int[] parent = new int[1024];
    private int[] sibling = new int[1024];
    private int[] firstChild = new int[1024];
    private int[] count = new int[1024];
    private int[] leftNeighbours = new int[1024];

    /** Counts all n-grams of 1 to {@code order} tokens. */
    NGramCounts(int order, int[] ids) {
        this.order = order;
        this.nodesAtDepth = new long[order + 1];
        this.nodesAtDepth[0] = 1;
        this.firstChild[ROOT] = NONE;
        int[] context = nothing();
        for (int id : ids) {
            context = add(context, id);
        }
    }

    private int[] nothing() {
        int[] nodes = new int[order];
        Arrays.fill(nodes, NONE);
        nodes[0] = ROOT;
        return nodes;
    }

    private int[] add(int[] context, int id) {
        int[] next = nothing();
        int suffix = ROOT;
        for (int length = 0; length < order && context[length] != NONE; length++) {
            int known = child(context[length], id);
            int node = known == NONE ? create(context[length], id, suffix) : known;
            count[node]++;
            suffix = node;
            if (length + 1 < order) {
                next[length + 1] = node;
            }
        }
        return next;
    }

    private int create(int from, int id, int suffix) {
        if (nodes == token.length) {
            grow();
        }
        int node = nodes++;
        token[node] = id;
        parent[node] = from;
        depth[node] = depth[from] + 1;
        sibling[node] = firstChild[from];
        firstChild[from] = node;
        firstChild[node] = NONE;
        children.put(from, id, node);
        nodesAtDepth[depth[node]]++;
        leftNeighbours[suffix]++; // a token was seen for the first time before the n-gram without its first token
        return node;
    }

    private void grow() {
        int size = nodes * 2;
        token = Arrays.copyOf(token, size);
        depth = Arrays.copyOf(depth, size);
        parent = Arrays.copyOf(parent, size);
        sibling = Arrays.copyOf(sibling, size);
        firstChild = Arrays.copyOf(firstChild, size);
        count = Arrays.copyOf(count, size);
        leftNeighbours = Arrays.copyOf(leftNeighbours, size);
    }

    /** {@return where a model stands before any token has come} */
    Context start() {
        return new Context(nothing(), 0);
    }

    /** {@return where it stands after one more token} */
    Context advance(Context context, int id) {
        int[] next = nothing();
        for (int length = 0; length + 1 < order; length++) {
            int node = context.nodes()[length];
            next[length + 1] = node == NONE ? NONE : child(node, id);
        }
        return new Context(next, Math.min(context.length() + 1, order - 1));
    }

    int order() {
        return order;
    }

    int nodes() {
        return nodes;
    }

    /** {@return how many different n-grams of this many tokens were seen} */
    long distinct(int length) {
        return nodesAtDepth[length];
    }

    /** {@return the n-gram one token longer, or {@link #NONE}} */
    int child(int node, int id) {
        return children.getOrDefault(node, id, NONE);
    }

    int firstChild(int node) {
        return firstChild[node];
    }

    int sibling(int node) {
        return sibling[node];
    }

    int token(int node) {
        return token[node];
    }

    int parent(int node) {
        return parent[node];
    }

    int depth(int node) {
        return depth[node];
    }

    int count(int node) {
        return count[node];
    }

    /** {@return N₁₊(• n-gram): how many different tokens came right before the n-gram} */
    int leftNeighbours(int node) {
        return leftNeighbours[node];
    }
}
