package lastack.model.inside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lastack.model.Expression;
import lastack.model.ModuleSyntax;
import lastack.model.Span;
import lastack.model.SpecException;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.NumeralNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpArgNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.StringNode;
import tla2sany.st.Location;
import tla2sany.st.SyntaxTreeConstants;
import tla2sany.st.TreeNode;

/** Hands the parser's trees over in the form that the rest of the program knows. */
public final class Trees {
    private final ModuleNode module;
    private final String text;
    private final List<Integer> lines = new ArrayList<>(List.of(0));

    private Trees(ModuleNode module, String text) {
        this.module = module;
        this.text = text;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            lines.add(i + 1);
        }
    }

    /**
     * Reads a module and all that it uses.
     *
     * @param folder the folder with all its modules
     * @param root its name
     * @return the modules of that folder, those that are used before those that use them
     * @throws SpecException if one cannot be parsed, with TLC's reason
     */
    public static List<ModuleSyntax> read(Path folder, String root) {
        SpecObj spec = Evaluator.parsed(folder, root);
        List<ModuleSyntax> all = new ArrayList<>();
        for (ModuleNode module : spec.getExternalModuleTable().getModuleNodes()) {
            Path file = folder.resolve(module.getName() + ".tla");
            if (Files.exists(file)) {
                try {
                    all.add(new Trees(module, Files.readString(file)).module());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return all;
    }

    private ModuleSyntax module() {
        List<ModuleSyntax.Definition> definitions = new ArrayList<>();
        for (OpDefNode definition : module.getOpDefs()) {
            if (definition.getOriginallyDefinedInModuleNode() == module && definition.getKind() == ASTConstants.UserDefinedOpKind
                    && definition.getName().toString().indexOf('!') < 0 && definition.getBody() != null) {
                definitions.add(new ModuleSyntax.Definition(definition.getName().toString(), definition.getArity(),
                        definition.getLocation().beginLine(), expression(definition.getBody())));
            }
        }
        return new ModuleSyntax(module.getName().toString(), text, definitions);
    }

    private Expression expression(SemanticNode node) {
        if (node instanceof LabelNode label) {
            return expression(label.getBody());
        }
        if (node instanceof OpApplNode applied) {
            return applied(applied);
        }
        if (node instanceof LetInNode let) {
            List<Expression> parts = new ArrayList<>();
            for (OpDefNode definition : let.getLets()) {
                parts.add(expression(definition.getBody()));
            }
            parts.add(expression(let.getBody()));
            return leaf(Expression.Kind.LET, "", node, parts);
        }
        if (node instanceof NumeralNode numeral) {
            return leaf(Expression.Kind.NUMBER, String.valueOf(numeral.val()), node, List.of());
        }
        if (node instanceof StringNode string) {
            return leaf(Expression.Kind.STRING, string.getRep().toString(), node, List.of());
        }
        if (node instanceof OpArgNode operator) {
            return leaf(Expression.Kind.OTHER, operator.getName().toString(), node, List.of());
        }
        return leaf(Expression.Kind.OTHER, "", node, List.of());
    }

    private Expression leaf(Expression.Kind kind, String name, SemanticNode node, List<Expression> parts) {
        int level = parts.stream().mapToInt(Expression::level).max().orElse(0);
        return new Expression(kind, name, span(node.getLocation()), Optional.empty(), level, parts);
    }

    private Expression applied(OpApplNode node) {
        List<Expression> parts = new ArrayList<>();
        if (node.getBdedQuantBounds() != null) {
            for (SemanticNode bound : node.getBdedQuantBounds()) {
                parts.add(expression(bound));
            }
        }
        for (ExprOrOpArgNode argument : node.getArgs()) {
            if (argument != null) {
                parts.add(expression(argument));
            }
        }
        boolean variable = node.getOperator().getKind() == ASTConstants.VariableDeclKind;
        return new Expression(variable ? Expression.Kind.VARIABLE : Expression.Kind.APPLICATION,
                node.getOperator().getName().toString(), span(node.getLocation()), sign(node), node.getLevel(), parts);
    }

    private Optional<Span> sign(OpApplNode node) {
        TreeNode tree = node.getTreeNode();
        TreeNode[] parts = tree == null ? null : tree.heirs();
        if (parts == null) {
            return Optional.empty();
        }
        int index = switch (tree.getKind()) {
            case SyntaxTreeConstants.N_InfixExpr -> 1;
            case SyntaxTreeConstants.N_PrefixExpr, SyntaxTreeConstants.N_BoundQuant -> 0;
            default -> -1;
        };
        return index < 0 || index >= parts.length ? Optional.empty() : Optional.of(span(parts[index].getLocation()));
    }

    /** The parser counts lines and columns from 1, and the last column is inside. */
    private Span span(Location place) {
        if (place.beginLine() < 1 || place.endLine() > lines.size()) {
            return new Span(0, 0);
        }
        return new Span(lines.get(place.beginLine() - 1) + place.beginColumn() - 1,
                lines.get(place.endLine() - 1) + place.endColumn());
    }
}
