package lastack.model.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lastack.model.Derivation;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.st.Location;
import tlc2.tool.ToolGlobals;

/** The text of the modules, and which definition stands where: the tree has places only, and the files go once it is made. */
final class Texts {
    private final Map<String, List<String>> lines = new HashMap<>();
    private final Map<String, TreeMap<Integer, OpDefNode>> definitions = new HashMap<>();

    Texts(Path folder, ModuleNode[] modules) {
        for (ModuleNode module : modules) {
            String name = module.getName().toString();
            Path file = folder.resolve(name + ".tla");
            if (!Files.exists(file)) {
                continue;
            }
            try {
                lines.put(name, Files.readAllLines(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            TreeMap<Integer, OpDefNode> own = new TreeMap<>();
            for (OpDefNode definition : module.getOpDefs()) {
                Location place = definition.getLocation();
                if (name.equals(place.source()) && definition.getName().toString().indexOf('!') < 0) {
                    own.put(place.beginLine(), definition);
                }
            }
            definitions.put(name, own);
        }
    }

    Derivation.Place place(SemanticNode node) {
        Location at = node.getLocation();
        String module = String.valueOf(at.source());
        TreeMap<Integer, OpDefNode> own = definitions.get(module);
        Map.Entry<Integer, OpDefNode> within = own == null ? null : own.floorEntry(at.beginLine());
        boolean inside = within != null && within.getValue().getLocation().endLine() >= at.beginLine();
        return new Derivation.Place(module, inside ? within.getValue().getName().toString() : "", at.beginLine());
    }

    /** What stands there, on one line, without comments; lists of conjuncts and disjuncts, whose lines bind, by signs that do. */
    String text(SemanticNode node) {
        if (node instanceof OpApplNode list && (Walk.opcode(list) == ToolGlobals.OPCODE_cl
                || Walk.opcode(list) == ToolGlobals.OPCODE_dl)) {
            List<String> parts = new ArrayList<>();
            for (ExprOrOpArgNode each : list.getArgs()) {
                parts.add(binds(each, list) ? text(each) : "(" + text(each) + ")");
            }
            return String.join(Walk.opcode(list) == ToolGlobals.OPCODE_cl ? " /\\ " : " \\/ ", parts);
        }
        Location at = node.getLocation();
        List<String> all = lines.get(String.valueOf(at.source()));
        if (all == null || at.beginLine() < 1 || at.endLine() > all.size()) {
            return node.getTreeNode() == null ? "" : node.getTreeNode().getHumanReadableImage();
        }
        StringBuilder text = new StringBuilder();
        for (int i = at.beginLine(); i <= at.endLine(); i++) {
            String line = all.get(i - 1);
            int from = i == at.beginLine() ? at.beginColumn() - 1 : 0;
            int to = i == at.endLine() ? at.endColumn() : line.length();
            text.append(line, Math.min(from, line.length()), Math.min(to, line.length())).append('\n');
        }
        return text.toString().replaceAll("\\\\\\*[^\\n]*|\\(\\*.*?\\*\\)", " ").replaceAll("\\s+", " ").strip();
    }

    /** Whether a part of a list needs no parentheses. */
    private static boolean binds(SemanticNode part, OpApplNode list) {
        boolean all = Walk.opcode(list) == ToolGlobals.OPCODE_cl;
        return !(part instanceof OpApplNode applied) || switch (Walk.opcode(applied)) {
            case ToolGlobals.OPCODE_cl, ToolGlobals.OPCODE_land -> all;
            case ToolGlobals.OPCODE_dl, ToolGlobals.OPCODE_lor -> !all;
            case ToolGlobals.OPCODE_implies, ToolGlobals.OPCODE_equiv, ToolGlobals.OPCODE_ite, ToolGlobals.OPCODE_case,
                ToolGlobals.OPCODE_be, ToolGlobals.OPCODE_bf -> false;
            default -> true;
        };
    }
}
