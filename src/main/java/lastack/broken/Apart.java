package lastack.broken;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lastack.contract.Maker;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Loads {@code lastack.tcp} and its adapter once more, one class changed. What an endpoint is shown and handed is everybody's, so
 * that it can be put on trial beside others. Wherever it branches it looks whether its thread was interrupted: one that loops can
 * be ended.
 */
final class Apart extends ClassLoader {

    private static final String ADAPTER = "lastack.sim.TcpMaker";
    private static final Map<String, byte[]> STOPPABLE = new ConcurrentHashMap<>();

    private final String changed;
    private final byte[] code;

    /**
     * A loader.
     *
     * @param changed the name of the class that is changed; empty for none
     * @param code its code
     */
    Apart(String changed, byte[] code) {
        super("a broken endpoint", Apart.class.getClassLoader());
        this.changed = changed;
        this.code = code;
    }

    Maker maker() {
        try {
            return (Maker) loadClass(ADAPTER).getField("STANDARD").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(Workshop.PACKAGE) && !name.startsWith(ADAPTER) && !name.startsWith("lastack.sim.TcbMapping")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte[] bytes = name.equals(changed) ? stoppable(code)
                : STOPPABLE.computeIfAbsent(name, each -> stoppable(Workshop.bytes(each)));
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static byte[] stoppable(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, type, signature, thrown)) {
                    @Override
                    public void visitJumpInsn(int opcode, Label label) {
                        super.visitMethodInsn(Opcodes.INVOKESTATIC, "lastack/broken/Stop", "here", "()V", false);
                        super.visitJumpInsn(opcode, label);
                    }
                };
            }
        }, 0);
        return writer.toByteArray();
    }
}
