# Writes the .h5 files with Keras 3.15.1 and h5py 3.16: KERAS_BACKEND=jax python make_keras.py, then small-keras-3.weights.h5 was renamed
import numpy as np, keras
model = keras.Sequential([keras.Input((4, 4, 3)), keras.layers.Conv2D(2, (1, 3), name='conv1'), keras.layers.BatchNormalization(name='bn'), keras.layers.Flatten(), keras.layers.Dense(2, name='fc')])
model.set_weights([np.arange(w.size, dtype=np.float32).reshape(w.shape) / 8 + i for i, w in enumerate(model.get_weights())])
model.save('small-keras.h5')
model.save_weights('small-keras-3.weights.h5')
import h5py
with h5py.File('tiny.h5', 'w', libver=('v110', 'v110')) as file:
    file['fc/kernel'] = np.arange(6, dtype=np.float32).reshape(3, 2)
    file.create_dataset('fc/bias', data=np.array([.5, -2], np.float16), chunks=(2,), compression='gzip')
with h5py.File('no-weights.h5', 'w') as file:
    file.create_group('model_weights').attrs['layer_names'] = ['flatten']
with h5py.File('linked.h5', 'w') as file:
    file['fc/kernel'] = np.zeros(2, np.float32)
    file['fc/outside'] = h5py.ExternalLink('/etc/passwd', '/')
    file['fc/again'] = file['/']
    file['fc/name'] = 'text'
    file['fc/step'] = np.int64(3)
