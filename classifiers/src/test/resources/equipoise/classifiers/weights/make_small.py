# Writes small-*.pth with PyTorch 1.13: /usr/bin/python3 make_small.py
import collections, numpy, torch
base = torch.arange(24).float().reshape(2, 3, 4) / 8
state = collections.OrderedDict()
state['module.weight'] = base
state['module.transposed'] = base.transpose(0, 2)
state['module.slice'] = base[1, :, 1::2]
state['module.parameter'] = torch.nn.Parameter(base[0])
state['module.empty'] = torch.zeros(0, 3)
state['module.scalar'] = torch.tensor(7)
state['module.repeated'] = torch.tensor([3.]).expand(2, 2)
state['module.half'] = torch.tensor([1.5, -2]).half()
state['module.bfloat'] = torch.tensor([1.5, -2]).bfloat16()
state['module.double'] = torch.tensor([.1], dtype=torch.float64)
state['module.short'] = torch.tensor([-3, 300], dtype=torch.int16)
state['module.byte'] = torch.tensor([0, 255], dtype=torch.uint8)
state['module.flags'] = torch.tensor([True, False])
checkpoint = {'epoch': 3, 'best': numpy.float64(.5), 'note': None, 'sizes': base.shape, 'device': torch.device('cpu'), 'state_dict': state,
              'optimizer': {'state': {0: {'momentum': torch.ones(3)}}, 'param_groups': [{'lr': .1, 'params': [0, 1]}]}}
torch.save(checkpoint, 'small-zip.pth')
torch.save(checkpoint, 'small-legacy.pth', _use_new_zipfile_serialization=False)
torch.save(checkpoint, 'small-protocol-4.pth', pickle_protocol=4)
tiny = {'state_dict': {'fc.weight': torch.arange(6.).reshape(2, 3).t(), 'fc.steps': torch.tensor(7)}, 'epoch': 3}
torch.save(tiny, 'tiny.pth')
torch.save(tiny, 'tiny-legacy.pth', _use_new_zipfile_serialization=False)
